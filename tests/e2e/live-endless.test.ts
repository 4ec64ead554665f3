import { expect } from 'vitest';
import { resultOf } from '../torture/live/checks';
import { Meeting } from '../torture/live/meeting';
import { record, type Sentence } from '../torture/live/talk';
import { random } from '../torture/script';
import { test } from './support/scene';
import { talking } from './support/talking';

/** A conversation by voice while its socket and its worker come and go. `npm run torture -- live` is the long one. */

test('nothing that is said, shown or answered is lost where a socket or the worker ends', async ({
  open,
}) => {
  const recording = record(random(6), 30);
  const microphone = await talking(recording.stretches, { once: true });
  const scene = await open({ args: [...microphone.args, '--autoplay-policy=no-user-gesture-required'] });
  scene.gemini.live.configure({ firstDelayMs: 200, jitterMs: 100, leadMs: 300 });
  const page = await scene.page('steps.html?for=2000,2300,2600');
  const meeting = new Meeting(scene, page, random(1));
  await meeting.begin(await scene.watch(page));
  const [long, next] = recording.sentences as [Sentence, Sentence];
  await meeting.happen({ what: 'away', during: 'sentence', atMs: long.fromMs + 1_000 });
  await meeting.happen({ what: 'kill', during: 'sentence', atMs: next.fromMs + 700 });
  await meeting.heard(next.toMs + 2_000);
  const { checks, figures, details } = resultOf(await meeting.end(), recording);
  microphone.remove();
  const wrong = checks.filter(({ holds }) => !holds);
  expect(wrong, details.join('\n')).toEqual([]);
  expect(figures).toMatchObject({ connections: 3, rotations: 1, kills: 1 });
  expect(figures['rotations in the middle of a sentence']).toBe(1);
  expect(figures['answers heard whole'], 'there was something to lose').toBeGreaterThan(0);
  expect(figures['tones said']).toBeGreaterThan(30);
});
