import { failureOf } from '../failure';
import type { GateChoice } from '../messages';
import type { GateDecision } from '../model';
import { Film, type Take } from './film';
import type { Judge } from './judge';
import { mux } from './mux';
import type { FromClipWorker, ToClipWorker } from './protocol';
import { SoundLine } from './sound';
import { VideoLine } from './video';

type Begin = Extract<ToClipWorker, { type: 'begin' }>;
type Slot = Extract<ToClipWorker, { type: 'slot' }>;

/** What a worker is to itself. */
interface WorkerScope {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: FromClipWorker): void;
  close(): void;
}

/**
 * The worker's side: messages in order to a film, its takes with their sound to files.
 * @param createJudge makes what tells clips that show something new from those that do not
 */
export function serveClips(worker: WorkerScope, createJudge: (gate: GateChoice) => Judge): void {
  let film: Film | undefined;
  let sound: SoundLine | undefined;
  /** Two lines of work: files wait for their sound while the next clip is filmed. */
  let filming = Promise.resolve();
  let filing = Promise.resolve();
  /** After the end, or a failure: pictures are only closed. */
  let over = false;

  function begin({ grid: { start, fps }, gate, sound: stream }: Begin): void {
    const video = new VideoLine(fps);
    const onTake = (take: Take) => inFiles(() => file(take));
    const onUnchanged = (clip: number, why: GateDecision) =>
      inFiles(() => worker.postMessage({ type: 'unchanged', clip, gate: why }));
    sound = stream && new SoundLine(start);
    if (stream) void sound?.listen(stream);
    const isAudible = async (clip: number) => (await sound?.isAudible(clip)) === true;
    film = new Film({ fps, judge: createJudge(gate), isAudible, video, onTake, onUnchanged });
  }

  async function take({ slot, frame }: Slot): Promise<void> {
    if (over) frame?.close();
    else await film?.take(slot, frame);
  }

  function inFiles(work: () => void | Promise<void>): void {
    filing = filing.then(() => (over ? undefined : work())).catch(fail);
  }

  async function file({ clip, video, thumbnail, gate }: Take): Promise<void> {
    const { mimeType } = video.codec;
    const track = await sound?.of(clip, mimeType);
    const made = { clip, mimeType, ...video.size, bytes: await mux(video, track), thumbnail, gate };
    worker.postMessage({ type: 'clip', clip: { ...made, hasSound: track !== undefined } });
  }

  function fail(error: unknown): void {
    if (over) return;
    void end();
    worker.postMessage({ type: 'failed', failure: failureOf(error) });
  }

  /** Whatever is under way ends first: it holds pictures. */
  function end(): Promise<void> {
    over = true;
    filming = filming.then(() => film?.close());
    return filming;
  }

  worker.onmessage = ({ data }: MessageEvent<ToClipWorker>) => {
    if (data.type === 'begin') begin(data);
    else if (data.type === 'slot') filming = filming.then(() => take(data)).catch(fail);
    else end().finally(() => worker.close());
  };
}
