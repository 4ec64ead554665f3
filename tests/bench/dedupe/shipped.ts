import { Dedupe, type Options } from '../../../lib/dedupe/dedupe';
import type { Method } from './method';

function shipped(name: string, options: Options): Method {
  return {
    name,
    begin() {
      const dedupe = new Dedupe(options);
      let number = 0;
      return (text, at) => {
        number += 1;
        return dedupe.take(String(number), at, text).hide;
      };
    },
  };
}

export const SHIPPED: Method[] = [
  shipped('Similar (shipped)', { level: 'similar', sensitivity: 'balanced' }),
  shipped('Similar, hide less', { level: 'similar', sensitivity: 'careful' }),
  shipped('Similar, hide more', { level: 'similar', sensitivity: 'bold' }),
  shipped('Exact', { level: 'exact', sensitivity: 'balanced' }),
];
