/** An hour of watching, 20 times as fast, in a real browser against the stand-in. */
import { openStage } from '../bench/stage';
import type { GeminiServer } from '../gemini-server/index';
import type { Books } from './books';
import { plan, random } from './script';
import { type Told, Torture } from './torture';

interface Hour {
  books: Books;
  /** The replies that the panel's Raw view showed at the end. */
  raw: string[];
  gemini: GeminiServer;
  told: Told;
}

export async function hour({ seed, slices }: { seed: number; slices: number }): Promise<Hour> {
  const stage = await openStage();
  const torture = new Torture(stage, random(seed + 1));
  await torture.begin();
  for (const event of plan(random(seed), slices)) await torture.happen(event);
  await torture.watched(slices);
  const end = await torture.end();
  await stage.browser.close();
  return { ...end, gemini: stage.gemini, told: torture.told };
}
