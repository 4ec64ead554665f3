import { describe, expect, it } from 'vitest';
import { createJudge } from '@/entrypoints/offscreen/judge';
import type { Picture } from '@/lib/gate/picture';
import { BLACK, box, paper, text } from '../gate/draw';

function frame({ width, height, pixels }: Picture): VideoFrame {
  const copyTo = async (room: Uint32Array) => room.set(pixels);
  return { visibleRect: { width, height }, copyTo } as unknown as VideoFrame;
}

const page = text(paper(), 20, 40, '8e1');
const caret = box(page, 60, 38, 1, 12, BLACK);
const letter = text(page, 60, 40, '3');
const line = text(page, 60, 40, 'l');

/** What is said of a clip's slots, so many a second. */
async function look(
  judge: ReturnType<typeof createJudge>,
  fps: number,
  from: number,
  shown: (Picture | undefined)[],
) {
  const said: string[] = [];
  for (const [index, picture] of shown.entries()) {
    const { novelty } = await judge.look(((from + index) * 1000) / fps, picture && frame(picture));
    said.push(novelty);
  }
  return said;
}

/** A judge that has seen a clip of the page. */
async function begun(fps = 2, ignoreBusy = false) {
  const judge = createJudge({ send: 'changed', ignoreBusy });
  const said = await look(judge, fps, 0, [page, ...Array(2 * fps - 1).fill(undefined)]);
  await judge.keep(1999, frame(page));
  return { judge, said };
}

describe('what changed', () => {
  it('is the first picture, and nothing in the rest of its clip', async () => {
    const { said } = await begun();
    expect(said).toEqual(['new', 'nothing', 'nothing', 'nothing']);
  });

  it('is no cursor that blinks', async () => {
    const { judge } = await begun();
    const blinking = Array.from({ length: 20 }, (_, slot) => (slot % 2 ? page : caret));
    const said = await look(judge, 2, 4, blinking);
    expect(new Set(said)).toEqual(new Set(['trifle', 'nothing']));
  });

  it('is one letter, also when it comes with the cursor', async () => {
    const { judge } = await begun();
    expect(await look(judge, 2, 4, [caret, page, letter])).toEqual(['trifle', 'nothing', 'new']);
  });

  it('is a letter in the shape of a cursor, once it has stayed', async () => {
    const { judge } = await begun(10);
    const said = await look(judge, 10, 20, [line, ...Array(15).fill(undefined)]);
    expect(said.indexOf('new')).toBe(13);
    expect(said.slice(0, 13).every((novelty) => novelty === 'trifle')).toBe(true);
  });

  it('is measured against the end of the last clip that was made', async () => {
    const { judge } = await begun();
    expect(await look(judge, 2, 4, [letter])).toEqual(['new']);
    await judge.keep(3999, frame(letter));
    expect(await look(judge, 2, 8, [letter, page])).toEqual(['nothing', 'new']);
  });

  it('is another size', async () => {
    const { judge } = await begun();
    expect(await look(judge, 2, 4, [paper(400, 200)])).toEqual(['new']);
  });
});

it('every slice is everything', async () => {
  const judge = createJudge({ send: 'every', ignoreBusy: false });
  expect(await look(judge, 2, 0, [page, undefined, page])).toEqual(['new', 'new', 'new']);
});

it('a judge that learns what changes all the time looks at everything', async () => {
  expect((await begun()).judge.isCurious).toBe(false);
  expect((await begun(2, true)).judge.isCurious).toBe(true);
});
