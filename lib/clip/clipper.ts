import { Failed } from '../failure';
import type { GateChoice } from '../messages';
import type { GateDecision } from '../model';
import { clipOf, type Grid, slotsPerClip } from './grid';
import type { FromClipWorker, MadeClip, ToClipWorker } from './protocol';

/** An encoder that is so many clips behind will not catch up, and holds pictures that the capture needs. */
const MOST_BEHIND = 3;

const PATIENCE_MS = 5_000;

export interface ClipperOptions {
  grid: Grid;
  gate: GateChoice;
  /** 48 kHz, two channels. It is transferred. */
  sound?: ReadableStream<AudioData>;
  /** Each that is wanted, in order. */
  onClip(clip: MadeClip): void;
  /** In place of each that is not. */
  onUnchanged(gate: GateDecision): void;
}

export interface Clipper {
  /** Slots in order, the first with a picture; one without shows the picture before. Takes the frame over. */
  take(slot: number, frame?: VideoFrame): void;
  /** Fills the clip under way, and waits until it is out. */
  finish(): Promise<void>;
  /** Rejects when no clips can be made (any more): Failed `encoder`. */
  readonly failed: Promise<never>;
  /** The clip under way is not finished. Ends the worker. */
  close(): void;
}

/** The document's side of the worker that makes clips. It ends with the clipper. */
export function createClipper(
  worker: Worker,
  { grid, gate, sound, onClip, onUnchanged }: ClipperOptions,
): Clipper {
  let reject: (why: Failed) => void = () => {};
  const failed = new Promise<never>((_, refuse) => {
    reject = refuse;
  });
  // Nobody may be listening yet.
  failed.catch(() => {});
  /** Of the slots that were taken, and of the clips that came of them. */
  let taken = -1;
  let done = -1;
  let finished = () => {};

  const tell = (message: ToClipWorker, transfer: Transferable[]) => worker.postMessage(message, transfer);
  worker.onmessage = ({ data }: MessageEvent<FromClipWorker>) => {
    if (data.type === 'failed') return reject(new Failed('encoder', data.failure.detail));
    done = data.type === 'clip' ? data.clip.clip : data.clip;
    if (data.type === 'clip') onClip(data.clip);
    else onUnchanged(data.gate);
    if (done === clipOf(taken, grid.fps)) finished();
  };
  worker.onerror = ({ message }) => reject(new Failed('encoder', message));
  tell({ type: 'begin', grid, gate, sound }, sound ? [sound as unknown as Transferable] : []);

  function take(slot: number, frame?: VideoFrame): void {
    if (clipOf(slot, grid.fps) - done > MOST_BEHIND) {
      reject(new Failed('encoder', 'The encoder is slower than the pictures come.'));
    }
    taken = slot;
    tell({ type: 'slot', slot, frame }, frame ? [frame] : []);
  }

  function finish(): Promise<void> {
    const clip = clipOf(taken, grid.fps);
    const last = (clip + 1) * slotsPerClip(grid.fps) - 1;
    if (taken < last) take(last);
    if (done === clip) return Promise.resolve();
    return new Promise((resolve) => {
      finished = resolve;
    });
  }

  function close(): void {
    tell({ type: 'end' }, []);
    // It ends by itself, unless its encoder hangs. Ended at once it would leave pictures to the garbage collector.
    setTimeout(() => worker.terminate(), PATIENCE_MS);
  }

  return { take, finish, failed, close };
}
