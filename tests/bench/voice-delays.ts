import { INPUT_RATE } from '../../lib/live';
import type { VoiceDesk } from '../e2e/support/voice';
import { median } from './row';

/** A chunk: 40 ms. */
const CHUNK = 640;
/** Quieter than this before a beat, and louder in it. */
const LOUD = 0.02;
/** Of quiet before a beat, s. */
const REST_S = 0.15;

interface Beside extends Window {
  beside: { at: number; rate: number; samples: number[] }[];
}

/** Reads the open microphone once more, as soon as the browser gives it. */
export async function listenBeside({ offscreen }: VoiceDesk): Promise<void> {
  await offscreen.evaluate(() => {
    const beside: Beside['beside'] = [];
    Object.assign(window, { beside });
    const track = heardTracks.at(-1) as MediaStreamAudioTrack;
    void new MediaStreamTrackProcessor({ track }).readable.pipeTo(
      new WritableStream({
        write(data: AudioData) {
          const samples = new Float32Array(data.numberOfFrames);
          data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
          beside.push({ at: Date.now(), rate: data.sampleRate, samples: [...samples] });
          data.close();
        },
      }),
    );
  });
}

/** From a chunk's first sample, as it left the microphone, to the chunk's arrival: of each, ms. None may be missing. */
export async function chunkDelays(desk: VoiceDesk): Promise<number[]> {
  const blocks = await desk.offscreen.evaluate(() => (window as unknown as Beside).beside);
  const rate = blocks[0]?.rate ?? 0;
  const origin = originOf(blocks);
  const beats = beatsIn(
    blocks.flatMap(({ samples }) => samples),
    rate,
  ).map((beat) => origin + (1000 * beat) / rate);
  const came = (await desk.came()).flatMap((one) => (one.type === 'worker/sound' && one.pcm ? [one] : []));
  const heard = came.flatMap(({ pcm }) => [...(pcm ?? [])].map((value) => value / 32_768));
  const begun = beatsIn(heard, INPUT_RATE).flatMap((beat) => {
    const at = came[Math.floor(beat / CHUNK)]?.at ?? 0;
    // The last one before it came: they are far apart.
    const beatAt = beats.findLast((time) => time <= at);
    return beatAt === undefined ? [] : [beatAt - (1000 * beat) / INPUT_RATE];
  });
  const start = median(begun);
  return came.map(({ at }, i) => at - start - (1000 * i * CHUNK) / INPUT_RATE);
}

/** When the first sample left: each block is seen a moment after its last one did, the soonest tells best. */
function originOf(blocks: Beside['beside']): number {
  let samples = 0;
  return blocks.reduce((least, block) => {
    samples += block.samples.length;
    return Math.min(least, block.at - (1000 * samples) / block.rate);
  }, Number.POSITIVE_INFINITY);
}

/** Where it becomes loud after a rest. */
function beatsIn(samples: number[], rate: number): number[] {
  const beats: number[] = [];
  let quiet = 0;
  for (const [i, sample] of samples.entries()) {
    if (Math.abs(sample) < LOUD) quiet += 1;
    else {
      if (quiet > REST_S * rate) beats.push(i);
      quiet = 0;
    }
  }
  return beats;
}
