import { generationOf } from '../levels';
import type { Sight } from '../plan';
import type { Settings } from '../settings';

/** What the offscreen document needs to know of the settings to choose its pictures. */
export function sightOf({ detail, model }: Settings): Sight {
  return { detail, generation: generationOf(model) };
}
