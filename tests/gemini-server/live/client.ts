import { WebSocket } from 'ws';
import { PATIENCE_MS } from '../../patience';
import { samplesOf } from '../../sound/make';
import type { GeminiServer } from '../server';

/** A server message, as far as tests look at it. */
export interface ServerMessage {
  setupComplete?: object;
  serverContent?: {
    modelTurn?: { parts: { text?: string; inlineData?: { mimeType: string; data: string } }[] };
    inputTranscription?: { text: string; finished?: boolean };
    outputTranscription?: { text: string };
    groundingMetadata?: { groundingChunks: { web: { uri: string; title: string } }[] };
    interrupted?: boolean;
    generationComplete?: boolean;
    turnComplete?: boolean;
  };
  toolCall?: { functionCalls: { id: string; name: string; args: object }[] };
  toolCallCancellation?: { ids: string[] };
  goAway?: { timeLeft: string };
  sessionResumptionUpdate?: { newHandle?: string; resumable?: boolean };
  usageMetadata?: {
    promptTokenCount: number;
    responseTokenCount: number;
    totalTokenCount: number;
    promptTokensDetails: { modality: string; tokenCount: number }[];
    responseTokensDetails: { modality: string; tokenCount: number }[];
  };
}

export const livePath = '//ws/google.ai.generativelanguage.v1beta.GenerativeService.BidiGenerateContent';
export const liveModel = 'models/gemini-3.8-live';
export const textModel = 'models/gemini-live-2.5-flash-preview';
/** The setup of a model that writes instead of speaking. */
export const textSetup = { model: textModel, generationConfig: { responseModalities: ['TEXT'] } };

/** A plain client without an SDK in between. */
export class LiveClient {
  readonly messages: ServerMessage[] = [];
  /** The frames as they came. */
  readonly frames: { text: string; binary: boolean; at: number }[] = [];
  closed?: { code: number; reason: string };
  private readonly socket: WebSocket;
  private waiting: (() => void)[] = [];

  constructor({ url, key }: GeminiServer, target = `${livePath}?key=${key}`) {
    this.socket = new WebSocket(url.replace('http', 'ws') + target);
    this.socket.on('message', (data, binary) => {
      this.frames.push({ text: data.toString(), binary, at: performance.now() });
      this.read(data.toString());
      this.changed();
    });
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.changed();
    });
    this.socket.on('open', () => this.changed());
    // A refused upgrade is told of by the close that follows.
    this.socket.on('error', () => undefined);
  }

  /** Connects and sets up. */
  static async start(gemini: GeminiServer, setup: object = { model: liveModel }): Promise<LiveClient> {
    const client = new LiveClient(gemini);
    await client.until(() => client.isOpen);
    client.send({ setup });
    await client.until(({ messages, closed }) => messages.length > 0 || closed !== undefined);
    return client;
  }

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  /** Every serverContent, in order. */
  get contents() {
    return this.messages.flatMap(({ serverContent }) => (serverContent ? [serverContent] : []));
  }

  /** The newest handle; empty while there is none. */
  get handle(): string {
    return (
      this.messages.findLast((one) => one.sessionResumptionUpdate?.newHandle)?.sessionResumptionUpdate
        ?.newHandle ?? ''
    );
  }

  /** All the sound that came, at 24 kHz. */
  get voice(): Int16Array {
    const parts = this.contents.flatMap(({ modelTurn }) => modelTurn?.parts ?? []);
    const bytes = Buffer.concat(parts.map(({ inlineData }) => Buffer.from(inlineData?.data ?? '', 'base64')));
    return new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  }

  count(what: 'turnComplete' | 'generationComplete' | 'interrupted'): number {
    return this.contents.filter((content) => content[what]).length;
  }

  send(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  input(realtimeInput: object): void {
    this.send({ realtimeInput });
  }

  /** Sends samples at 16 kHz, all at once, in chunks of 40 ms. */
  speak(pcm: Int16Array): void {
    const size = samplesOf(40, 16_000);
    for (let at = 0; at < pcm.length; at += size) {
      const data = Buffer.from(pcm.slice(at, at + size).buffer).toString('base64');
      this.input({ audio: { mimeType: 'audio/pcm;rate=16000', data } });
    }
  }

  async close(code = 1000): Promise<void> {
    this.socket.close(code);
    await this.until(({ closed }) => closed !== undefined);
  }

  /** Resolves when the predicate holds; it is asked again after every frame. */
  until(predicate: (client: LiveClient) => boolean, timeoutMs = PATIENCE_MS): Promise<void> {
    if (predicate(this)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(this.complaint(predicate))), timeoutMs);
      const check = () => {
        if (!predicate(this)) return;
        clearTimeout(timer);
        this.waiting = this.waiting.filter((other) => other !== check);
        resolve();
      };
      this.waiting.push(check);
    });
  }

  private read(text: string): void {
    try {
      this.messages.push(JSON.parse(text));
    } catch {
      // The frames keep what is no message.
    }
  }

  private complaint(predicate: object): string {
    const last = this.frames.slice(-5).map(({ text }) => text.slice(0, 300));
    return `Waited in vain for ${predicate}. Closed: ${JSON.stringify(this.closed)}. Last frames:\n${last.join('')}`;
  }

  private changed(): void {
    for (const check of [...this.waiting]) check();
  }
}
