import { describe, expect, it, vi } from 'vitest';
import { Film } from '@/lib/clip/film';
import type { Size } from '@/lib/clip/fit';
import type { Judge } from '@/lib/clip/judge';

vi.mock('@/lib/clip/thumbnail', () => ({
  thumbnailOf: async (frame: unknown) => new TextEncoder().encode(String(frame)),
}));

/** A picture that knows what it shows. */
class Picture {
  open = true;

  constructor(
    readonly shows: string,
    readonly codedWidth = 640,
    readonly codedHeight = 401,
  ) {}

  close() {
    this.open = false;
  }

  toString() {
    return this.shows;
  }
}

/** New is what differs from the last picture kept, and capital letters are trifles. */
function byName(kept: string[]): Judge {
  let [shown, before] = ['', ''];
  return {
    isCurious: false,
    look: async (_at, frame) => {
      if (frame) shown = String(frame);
      const isTrifle = shown.toLowerCase() === before;
      const novelty = shown === before ? 'nothing' : isTrifle ? 'trifle' : 'new';
      const decision = { ...UNCHANGED, reason: novelty === 'new' ? 'too-soon' : 'unchanged' } as const;
      return { novelty, decision };
    },
    keep: async (at, latest) => {
      before = String(latest);
      kept.push(`${before} at ${at}`);
    },
  };
}

const UNCHANGED = { send: false, score: 0, regions: [], busyRegions: [] };

/** Films at 2 frames a second, and answers what became of it, in order. */
async function filmed(
  slots: [slot: number, picture?: Picture][],
  isAudible: (clip: number) => boolean = () => false,
) {
  const events: string[] = [];
  const kept: string[] = [];
  const video = {
    begin: async ({ width, height }: Size) => void events.push(`begin ${width}×${height}`),
    encode: async (frame: unknown, slot: number) => void events.push(`${slot}=${frame}`),
    end: async (pictures: number) => {
      events.push(`end of ${pictures}`);
      return {} as never;
    },
    close: () => void events.push('closed'),
  };
  const film = new Film({
    fps: 2,
    judge: byName(kept),
    isAudible: async (clip) => isAudible(clip),
    video,
    onTake: ({ clip, thumbnail, gate }) => {
      expect(gate).toMatchObject({ send: true, reason: 'clip' });
      events.push(`clip ${clip}, ${new TextDecoder().decode(thumbnail)}`);
    },
    onUnchanged: (clip, { send, reason }) => void events.push(`nothing in ${clip}: ${send}, ${reason}`),
  });
  for (const [slot, picture] of slots) await film.take(slot, picture as unknown as VideoFrame);
  return { events, film, kept };
}

const picture = (shows: string) => new Picture(shows);

describe('a clip', () => {
  it('has a picture in every slot, the one before where nothing new came', async () => {
    const { events } = await filmed([[0, picture('a')], [1], [2, picture('b')], [3]]);
    expect(events).toEqual(['begin 640×400', '0=a', '1=a', '2=b', '3=b', 'end of 4', 'clip 0, b']);
  });

  it('has one in slots that were left out, too', async () => {
    const { events } = await filmed([
      [0, picture('a')],
      [3, picture('b')],
    ]);
    expect(events).toEqual(['begin 640×400', '0=a', '1=a', '2=a', '3=b', 'end of 4', 'clip 0, b']);
  });

  it('in which nothing changed is not encoded, however often its picture comes', async () => {
    const first = [[0, picture('a')], [1], [2], [3]] as [number, Picture?][];
    const { events } = await filmed([...first, [4], [5, picture('a')], [6], [7, picture('a')]]);
    expect(events.slice(-2)).toEqual(['clip 0, a', 'nothing in 1: false, unchanged']);
  });

  it('is encoded from its beginning once something changes', async () => {
    const { events } = await filmed([[0, picture('a')], [5, picture('a')], [6, picture('b')], [7]]);
    expect(events.slice(-7)).toEqual(['begin 640×400', '4=a', '5=a', '6=b', '7=b', 'end of 4', 'clip 1, b']);
  });

  it('in which only trifles moved is not made, and none of them is lost when more follows', async () => {
    const { events } = await filmed([
      [0, picture('a')],
      [5, picture('A')],
      [6, picture('a')],
      [9, picture('A')],
      [11, picture('b')],
    ]);
    expect(events.slice(7)).toEqual([
      // Encoded, and thrown away.
      'begin 640×400',
      '4=a',
      '5=A',
      '6=a',
      '7=a',
      'end of 4',
      'nothing in 1: false, unchanged',
      'begin 640×400',
      '8=a',
      '9=A',
      '10=A',
      '11=b',
      'end of 4',
      'clip 2, b',
    ]);
  });

  it('is compared with the last picture of the one made before', async () => {
    const { kept, events } = await filmed([[0, picture('a')], [2, picture('b')], [4, picture('a')], [7]]);
    expect(kept).toEqual(['b at 1500', 'a at 3500']);
    expect(events.at(-1)).toBe('clip 1, a');
  });

  it('is as large as its first picture, whatever comes after', async () => {
    const { events } = await filmed([
      [0, picture('a')],
      [2, new Picture('b', 1000, 700)],
      [4, new Picture('c', 1000, 700)],
    ]);
    expect(events.filter((event) => event.startsWith('begin'))).toEqual(['begin 640×400', 'begin 1000×700']);
  });

  it('in which nothing changed is made when there is something to be heard', async () => {
    const { events } = await filmed([[0, picture('a')], [11]], (clip) => clip === 2);
    expect(events.slice(-8)).toEqual([
      'nothing in 1: false, unchanged',
      'begin 640×400',
      '8=a',
      '9=a',
      '10=a',
      '11=a',
      'end of 4',
      'clip 2, a',
    ]);
  });
});

it('holds one picture, and lets go of it at the end', async () => {
  const pictures = ['a', 'a', 'b', 'c'].map(picture);
  const { film } = await filmed(pictures.map((one, slot) => [slot, one]));
  expect(pictures.map(({ open }) => open)).toEqual([false, false, false, true]);
  film.close();
  expect(pictures.at(-1)?.open).toBe(false);
});
