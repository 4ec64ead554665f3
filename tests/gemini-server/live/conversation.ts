import { now } from '../log';
import type { Model } from '../models';
import { answer, complete } from './answer';
import { Detector, type Noticed } from './detector';
import type { LiveFault } from './faults';
import { isManual, type Setup } from './messages';
import type { LiveScript } from './script';
import type { LiveSession, LiveTurn, TurnCause } from './session';
import type { LiveSettings } from './settings';
import { RATE, type Span } from './timeline';
import { InputTranscript } from './transcript';

/** What a conversation needs of its connection. */
export interface Line {
  readonly id: number;
  readonly session: LiveSession;
  readonly setup: Setup;
  readonly model: Model;
  readonly settings: LiveSettings;
  readonly script: LiveScript;
  send(message: object): void;
  /** Tells where the session can be taken up again, or that it cannot for now. */
  tellHandle(resumable: boolean): void;
  fault(fault: LiveFault): void;
  fail(error: unknown): void;
  changed(): void;
  /** 0 to 1. */
  random(): number;
}

/** Whose turn it is on one connection, and what the model does with its own. */
export class Conversation {
  private generation: { turn: LiveTurn; abort: AbortController } | undefined;
  /** Settles when the model has said what it has to say. */
  private queue: Promise<void> = Promise.resolve();
  private stopped = false;
  private called: (() => void) | undefined;
  private readonly detector: Detector;
  private readonly transcript: InputTranscript;
  private speechFrom = 0;
  private soundCounted: number;

  constructor(private readonly line: Line) {
    const { settings, session, setup } = line;
    const { silenceDurationMs, prefixPaddingMs } =
      setup.realtimeInputConfig?.automaticActivityDetection ?? {};
    const speechMs = prefixPaddingMs || settings.speechMs;
    const endSilenceMs = silenceDurationMs || settings.endSilenceMs;
    this.soundCounted = session.audio.durationMs;
    this.detector = new Detector({ ...settings, rate: RATE, speechMs, endSilenceMs }, this.soundCounted);
    const tell = (serverContent: object) => line.send({ serverContent });
    this.transcript = new InputTranscript(setup.inputAudioTranscription ? tell : undefined);
  }

  hear(pcm: Int16Array): void {
    const noticed = this.detector.feed(pcm);
    for (const one of noticed) this.notice(one);
    if (this.detector.speaking) this.transcript.proceed(this.detector.voicedMs);
  }

  streamEnd(): void {
    for (const one of this.detector.end()) this.notice(one);
  }

  /** The client says that the user begins, in place of the detector. */
  activityStart(): void {
    this.beginSpeech(this.line.session.audio.durationMs);
  }

  activityEnd(): void {
    this.endSpeech('activity', this.line.session.audio.durationMs);
  }

  /** A turn that sound has no part in. */
  ask(cause: 'text' | 'content'): void {
    this.interrupt();
    this.begin(cause);
  }

  /** All calls are answered. */
  toolsAnswered(scheduling: string | undefined): void {
    this.called?.();
    this.called = undefined;
    if (scheduling === 'SILENT') return;
    if (scheduling === 'INTERRUPT') this.interrupt();
    this.begin('tools');
  }

  /** Stops the model, if it is its turn. */
  interrupt(): void {
    const { generation, line } = this;
    if (!generation) return;
    this.generation = undefined;
    generation.abort.abort();
    generation.turn.interruptedAt = now();
    line.send({ serverContent: { interrupted: true } });
    this.cancelCalls();
    complete(line, generation.turn);
  }

  /** The connection is gone. */
  stop(): void {
    this.stopped = true;
    this.generation?.abort.abort();
    this.generation = undefined;
  }

  private notice({ kind, atMs }: Noticed): void {
    if (isManual(this.line.setup)) return;
    if (kind === 'start') this.beginSpeech(atMs);
    else this.endSpeech('speech', atMs);
  }

  private beginSpeech(atMs: number): void {
    const { setup, script } = this.line;
    this.speechFrom = atMs;
    if (setup.realtimeInputConfig?.activityHandling !== 'NO_INTERRUPTION') this.interrupt();
    this.transcript.begin(script.nextWords());
  }

  private endSpeech(cause: TurnCause, atMs: number): void {
    this.begin(cause, { startMs: this.speechFrom, durationMs: atMs - this.speechFrom });
  }

  private begin(cause: TurnCause, audio?: Span): void {
    const { line } = this;
    const turn = line.session.openTurn(cause, now(), line.id, audio);
    if (audio) turn.heard = this.transcript.end(wordsFor(turn));
    const { durationMs } = line.session.audio;
    const soundMs = durationMs - this.soundCounted;
    this.soundCounted = durationMs;
    this.queue = this.queue.then(() => this.generate(turn, soundMs));
    line.changed();
  }

  private async generate(turn: LiveTurn, soundMs: number): Promise<void> {
    if (this.stopped) return;
    const abort = new AbortController();
    this.generation = { turn, abort };
    try {
      await answer(this.line, turn, abort.signal, soundMs, () => this.waitForCalls(abort.signal));
    } catch (error) {
      if (!abort.signal.aborted) this.line.fail(error);
    }
    if (this.generation?.turn === turn) this.generation = undefined;
    this.line.changed();
  }

  private waitForCalls(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      this.called = resolve;
      signal.addEventListener('abort', () => resolve());
    });
  }

  private cancelCalls(): void {
    const { openCalls, cancelledCalls } = this.line.session;
    const ids = [...openCalls.keys()];
    if (ids.length === 0) return;
    for (const [id, name] of openCalls) cancelledCalls.set(id, name);
    openCalls.clear();
    this.line.send({ toolCallCancellation: { ids } });
  }
}

/** What is transcribed where no words are planned. */
function wordsFor({ markers, audio }: LiveTurn): string {
  if (markers.length > 0) return markers.map((marker) => `Tone ${marker}.`).join(' ');
  return `Speech of ${((audio?.durationMs ?? 0) / 1000).toFixed(1)} seconds.`;
}
