/** What Opus is made for, and the rate of the clips' sound. */
const SAMPLE_RATE = 48_000;

/** The sound of what is watched. */
export interface Sound {
  /** As it is captured: it comes and goes. */
  readonly track: MediaStreamTrack;
  /** From now on, without a pause: 48 kHz, two channels, silence where there is none. One reader each. */
  samples(): ReadableStream<AudioData>;
  /** Whether the user hears it. It is captured all the same. */
  setMuted(muted: boolean): void;
  close(): void;
}

/**
 * @param audible a tab falls silent when its sound is captured, so it is played from here; a shared screen is not,
 * and would be heard twice
 */
export function openSound(track: MediaStreamAudioTrack, audible: boolean): Sound {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE });
  const source = context.createMediaStreamSource(new MediaStream([track]));
  const volume = context.createGain();
  if (audible) source.connect(volume).connect(context.destination);
  // Through the context, so that there is always sound, and always at one rate: the tab's own comes and goes.
  const copy = context.createMediaStreamDestination();
  source.connect(copy);
  const [copied] = copy.stream.getAudioTracks() as [MediaStreamAudioTrack];

  function samples(): ReadableStream<AudioData> {
    return new MediaStreamTrackProcessor({ track: copied }).readable;
  }

  function setMuted(muted: boolean): void {
    volume.gain.value = muted ? 0 : 1;
  }

  function close(): void {
    track.stop();
    void context.close();
  }

  return { track, samples, setMuted, close };
}
