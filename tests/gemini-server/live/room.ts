import { allParts } from '../body';
import { now } from '../log';
import { levelOf } from '../media';
import { generation, type Model } from '../models';
import { idOf } from './billing';
import { Conversation, type Line } from './conversation';
import type { Blob, ClientMessage, RealtimeInput, Setup } from './messages';
import { checkRealtimeInput } from './read';
import { invalid } from './refusal';
import type { LiveSession } from './session';
import { samplesIn } from './sound';
import { RATE } from './timeline';

/** What was received over one connection: pictures, and milliseconds of sound. */
export interface Received {
  frames: number;
  audioMs: number;
}

/** Takes what the user's side sends once setup is done, and puts it where it belongs. */
export class Room {
  private readonly conversation: Conversation;
  private readonly session: LiveSession;
  private readonly setup: Setup;
  private readonly model: Model;
  private active = false;
  private awaitsHistory: boolean;

  /** @param seen to be called when a picture has come */
  constructor(
    private readonly line: Line,
    private readonly received: Received,
    private readonly seen: () => void,
  ) {
    this.session = line.session;
    this.setup = line.setup;
    this.model = line.model;
    this.conversation = new Conversation(line);
    this.awaitsHistory = line.setup.historyConfig?.initialHistoryInClientContent ?? false;
  }

  /** @throws the refusal that closes the connection */
  take({ realtimeInput, clientContent, toolResponse }: ClientMessage): void {
    if (realtimeInput) this.takeInput(realtimeInput);
    else if (clientContent) this.takeContent(clientContent);
    else if (toolResponse) this.takeResponses(toolResponse);
  }

  stop(): void {
    this.conversation.stop();
  }

  private takeInput(input: RealtimeInput): void {
    checkRealtimeInput(input, this.setup, generation(idOf(this.model)));
    for (const blob of [input.audio, ...(input.mediaChunks ?? [])]) {
      if (blob) this.takeSound(samplesIn(blob));
    }
    if (input.video) this.takePicture(input.video);
    if (input.text !== undefined) this.takeText(input.text);
    if (input.activityStart || input.activityEnd) this.takeActivity(input.activityStart !== undefined);
    if (input.audioStreamEnd) {
      this.session.activity.push({ at: now(), kind: 'streamEnd' });
      this.conversation.streamEnd();
    }
  }

  private takeSound(pcm: Int16Array): void {
    this.session.audio.feed(pcm, now(), this.line.id);
    this.received.audioMs += (pcm.length * 1000) / RATE;
    this.conversation.hear(pcm);
  }

  private takePicture(blob: Blob, realtime = true): void {
    this.received.frames += 1;
    const resolution = levelOf(this.setup.generationConfig?.mediaResolution);
    const place = { at: now(), connection: this.line.id, resolution };
    this.session.frames
      .add(blob, place, realtime)
      .then(() => this.line.changed())
      .catch((error: unknown) => this.line.fail(error));
    this.seen();
  }

  private takeText(text: string): void {
    this.noteText(text);
    // [assumed]: that a text within the user's activity waits for its end.
    if (!this.active) this.conversation.ask('text');
  }

  private takeActivity(starts: boolean): void {
    // [assumed]: that they must alternate, and the words.
    if (starts === this.active) throw invalid(`Unexpected activity_${starts ? 'start' : 'end'}.`);
    this.active = starts;
    this.session.activity.push({ at: now(), kind: starts ? 'start' : 'end' });
    if (starts) this.conversation.activityStart();
    else this.conversation.activityEnd();
  }

  private takeContent({ turns = [], turnComplete = false }: ClientMessage['clientContent'] & object): void {
    for (const { role } of turns) {
      if (role && role !== 'user' && role !== 'model') throw invalid('Please use a valid role: user, model.');
    }
    for (const { text, inlineData } of allParts({ contents: turns })) {
      if (text !== undefined) this.noteText(text);
      if (inlineData) this.takePicture(inlineData, false);
    }
    if (this.awaitsHistory) this.awaitsHistory = !turnComplete;
    else if (turnComplete) this.conversation.ask('content');
    else this.conversation.interrupt();
  }

  private takeResponses({ functionResponses = [] }: ClientMessage['toolResponse'] & object): void {
    const { openCalls, cancelledCalls, toolResponses, pending } = this.session;
    for (const response of functionResponses) {
      const { id = '' } = response;
      // A cancellation may cross the response on its way.
      if (cancelledCalls.has(id)) continue;
      // [assumed]: the code and the words.
      if (!openCalls.delete(id)) throw invalid(`No function call with the id "${id}" is open.`);
      toolResponses.push({ ...response, at: now() });
      pending.toolResponses.push(response);
    }
    if (functionResponses.length === 0) throw invalid('Request contains an invalid argument.');
    if (openCalls.size === 0 && pending.toolResponses.length > 0) {
      this.conversation.toolsAnswered(functionResponses.at(-1)?.scheduling);
    }
  }

  private noteText(text: string): void {
    this.session.texts.push({ at: now(), text });
    this.session.pending.texts.push(text);
  }
}
