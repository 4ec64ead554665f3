/** What a test has the product's offscreen document remember of its sound. All of it runs there. */

declare global {
  /** In the document: everything that was opened there. */
  var heardTracks: MediaStreamTrack[];
  var openedContexts: AudioContext[];
  /** A list that grows while the track lives. */
  var record: (track: MediaStreamAudioTrack, blocks?: Block[]) => Block[];
  var tap: { context: AudioContext; blocks: Block[] } | undefined;
  var beside: Block[];
  /** When each piece of what the model says has come. */
  var said: { turnId: string; at: number }[];
}

/** A piece of sound on its way to the test. */
export interface Block {
  at: number;
  /** Samples a second. */
  rate: number;
  /** Of one channel, −1 to 1, as base64. */
  samples: string;
}

/**
 * Runs in the document, before its sound is opened: remembers what is opened, and has what goes to the loudspeaker
 * also go into a list.
 */
export function watchSound(): void {
  globalThis.heardTracks = [];
  globalThis.openedContexts = [];
  globalThis.tap = undefined;
  globalThis.record = (track, blocks = []) => {
    // A busy document must not lose what it has yet to look at: 10 s of it.
    void new MediaStreamTrackProcessor({ track, maxBufferSize: 1_000 }).readable.pipeTo(
      new WritableStream({
        write(data: AudioData) {
          const samples = new Float32Array(data.numberOfFrames);
          data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
          const base64 = new Uint8Array(samples.buffer).toBase64();
          blocks.push({ at: Date.now(), rate: data.sampleRate, samples: base64 });
          data.close();
        },
      }),
    );
    return blocks;
  };
  const { getUserMedia } = MediaDevices.prototype;
  MediaDevices.prototype.getUserMedia = async function (constraints) {
    const stream = await Reflect.apply(getUserMedia, this, [constraints]);
    heardTracks.push(...stream.getAudioTracks());
    return stream;
  };
  globalThis.AudioContext = class extends AudioContext {
    constructor(options?: AudioContextOptions) {
      super(options);
      openedContexts.push(this);
    }
  };
  const { connect } = AudioNode.prototype;
  AudioNode.prototype.connect = function (this: AudioNode, ...args: unknown[]) {
    const context = this.context as AudioContext;
    if (args[0] instanceof AudioDestinationNode && context.sampleRate === 24_000) {
      const copy = context.createMediaStreamDestination();
      copy.channelCount = 1;
      Reflect.apply(connect, this, [copy]);
      const track = copy.stream.getAudioTracks()[0] as MediaStreamAudioTrack;
      globalThis.tap = { context, blocks: record(track, tap?.blocks) };
    }
    return Reflect.apply(connect, this, args);
  } as typeof connect;
}

/** Runs in the document, before its line to the worker is laid: notes when what is said comes. */
export function noteSaid(): void {
  globalThis.said = [];
  const { connect } = chrome.runtime;
  chrome.runtime.connect = ((...args: unknown[]) => {
    const port = Reflect.apply(connect, chrome.runtime, args) as chrome.runtime.Port;
    port.onMessage.addListener(({ type, turnId }) => {
      if (type === 'offscreen/say') said.push({ turnId, at: Date.now() });
    });
    return port;
  }) as typeof connect;
}
