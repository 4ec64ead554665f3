import { knownQuery } from '../routes';

const path = /^\/{1,2}ws\/google\.ai\.generativelanguage\.v1beta\.GenerativeService\.BidiGenerateContent$/;

/**
 * The key in an upgrade's target; undefined for a path that Google does not serve, or another version than v1beta.
 * The SDK's address begins with two slashes.
 */
export function keyIn(target = ''): string | undefined {
  const [pathname = '', query = ''] = target.split('?');
  const values = new URLSearchParams(query);
  const known = [...values.keys()].every((name) => knownQuery.includes(name));
  return path.test(pathname) && known ? (values.get('key') ?? '') : undefined;
}
