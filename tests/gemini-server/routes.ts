import type { RequestKind } from './types';

/** What a request line means. `method` is the API method's name, for messages. */
export interface Route {
  kind: RequestKind;
  version: string;
  model: string;
  method: string;
  query: URLSearchParams;
}

const versions = ['v1beta', 'v1', 'v1alpha'];
/** The system parameters that every Google API takes; pageSize and pageToken belong to lists. */
export const knownQuery = [
  'alt',
  'key',
  'fields',
  'prettyPrint',
  'quotaUser',
  'callback',
  '$alt',
  '$prettyPrint',
];

/** Reads a request line. A path that Google does not serve gets the kind `other`. */
export function readRoute(httpMethod: string, target: string): Route {
  const url = new URL(target, 'http://localhost');
  const [, version = '', collection, rest = '', ...more] = url.pathname.split('/');
  const [model = '', method = ''] = rest.split(':');
  const route = { version, model, method, query: url.searchParams };
  const served = versions.includes(version) && collection === 'models' && more.length === 0;
  return {
    ...route,
    kind: httpMethod === 'OPTIONS' ? 'preflight' : served ? kindOf(httpMethod, route) : 'other',
  };
}

function kindOf(httpMethod: string, { model, method }: Pick<Route, 'model' | 'method'>): RequestKind {
  if (httpMethod === 'GET' && method === '') return model ? 'model' : 'models';
  if (httpMethod === 'POST' && model && method === 'batchEmbedContents') return 'embed';
  if (httpMethod === 'POST' && model && method === 'countTokens') return 'count';
  const generates = method === 'generateContent' || method === 'streamGenerateContent';
  return httpMethod === 'POST' && model && generates ? 'generate' : 'other';
}

/** Names in the query that the method does not take. */
export function unknownQuery({ kind, query }: Route): string[] {
  const own = kind === 'models' ? ['pageSize', 'pageToken'] : [];
  return [...query.keys()].filter((name) => !knownQuery.includes(name) && !own.includes(name));
}
