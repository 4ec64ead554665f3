import { describe, expect, it } from 'vitest';
import { AudioTimeline } from '../../gemini-server/live/timeline';
import { compose, type Stretch } from '../../sound/make';

const RATE = 16_000;
const CHUNK = 640;

/** Feeds a sound in chunks of 40 ms, one each 40 ms; the times at which they arrive can be changed. */
function feed(stretches: Stretch[], arrive = (index: number) => index * 40, keepMs = 60_000) {
  const timeline = new AudioTimeline(keepMs);
  const pcm = compose(stretches, RATE);
  for (let index = 0; index * CHUNK < pcm.length; index += 1) {
    timeline.feed(pcm.slice(index * CHUNK, (index + 1) * CHUNK), arrive(index), 1);
  }
  return { timeline, pcm };
}

describe('a timeline of sound', () => {
  it('is one stream, whatever pieces it came in', () => {
    const { timeline, pcm } = feed([{ tone: 3, ms: 333 }, { silence: 200 }, { tone: 4, ms: 100 }]);
    expect(timeline.pcm()).toEqual(pcm);
    expect(timeline.durationMs).toBe(633);
    expect(timeline.markers.map(({ marker }) => marker)).toEqual([3, 4]);
  });

  it('tells the tone and the level of any part of it', () => {
    const { timeline } = feed([
      { tone: 3, ms: 200, level: -20 },
      { tone: 9, ms: 200, level: -40 },
    ]);
    expect(timeline.tone(20, 180).hz).toBeCloseTo(700, 0);
    expect(timeline.tone(220, 380).hz).toBeCloseTo(1300, 0);
    expect(timeline.level(20, 180)).toBeCloseTo(-20, 0);
    expect(timeline.level(220, 380)).toBeCloseTo(-40, 0);
  });

  it('tells where it is silent', () => {
    const { timeline } = feed([
      { silence: 200 },
      { tone: 3, ms: 200 },
      { silence: 100 },
      { speech: 200 },
      { silence: 300 },
    ]);
    expect(timeline.silences(150)).toEqual([
      { startMs: 0, durationMs: 200 },
      { startMs: 700, durationMs: 300 },
    ]);
    expect(timeline.silences(50)).toHaveLength(3);
  });

  it('tells where sound was long in coming', () => {
    const { timeline } = feed([{ tone: 3, ms: 400 }], (index) => index * 40 + (index >= 5 ? 300 : 0));
    expect(timeline.waits(100)).toEqual([{ startMs: 200, durationMs: 340 }]);
    expect(timeline.waits(400)).toEqual([]);
  });

  it('forgets samples, and nothing else', () => {
    const { timeline } = feed([{ tone: 1, ms: 400 }, { silence: 400 }, { tone: 2, ms: 400 }], undefined, 200);
    expect(timeline.pcm(1000, 1200)).toHaveLength(0.2 * RATE);
    expect(() => timeline.pcm(900)).toThrow('Sound before 1000 ms is forgotten');
    expect(timeline.markers.map(({ marker }) => marker)).toEqual([1, 2]);
    expect(timeline.silences(300)).toHaveLength(1);
  });
});
