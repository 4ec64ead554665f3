import type { SoundInput } from '../messages';
import { CHUNK_MS } from './rates';

type Pcm = Uint8Array<ArrayBuffer>;

/** The first syllable comes before the key is down. */
const BEFORE_MS = 200;
const KEPT = BEFORE_MS / CHUNK_MS;

/** What of the sound goes out: all of it, or what is said while the user holds a key. */
export interface Talk {
  /** The next chunk. */
  take(pcm: Pcm): SoundInput[];
  /** Held, or let go. */
  hold(held: boolean): SoundInput[];
  /** No further chunk comes: what has begun is ended. */
  end(): SoundInput[];
}

export function createTalk(pushToTalk: boolean): Talk {
  return pushToTalk ? new PushToTalk() : new OpenTalk();
}

/** The server listens for who speaks. */
class OpenTalk implements Talk {
  #open = false;

  take(pcm: Pcm): SoundInput[] {
    this.#open = true;
    return [{ type: 'audio', pcm }];
  }

  hold(): SoundInput[] {
    return [];
  }

  end(): SoundInput[] {
    if (!this.#open) return [];
    this.#open = false;
    return [{ type: 'audio-end' }];
  }
}

/** An activity is told with its first chunk, and ends with a whole one. */
class PushToTalk implements Talk {
  #state: 'silent' | 'pressed' | 'talking' | 'ending' = 'silent';
  /** What was said just before. */
  #kept: Pcm[] = [];

  take(pcm: Pcm): SoundInput[] {
    if (this.#state === 'silent') {
      this.#kept = [...this.#kept, pcm].slice(-KEPT);
      return [];
    }
    if (this.#state === 'pressed') return this.#begin([pcm]);
    return this.#state === 'ending' ? [{ type: 'audio', pcm }, ...this.end()] : [{ type: 'audio', pcm }];
  }

  hold(held: boolean): SoundInput[] {
    if (held) {
      if (this.#state === 'ending') this.#state = 'talking';
      if (this.#state !== 'silent') return [];
      this.#state = 'pressed';
      return this.#kept.length > 0 ? this.#begin(this.#kept) : [];
    }
    if (this.#state === 'pressed') this.#state = 'silent';
    if (this.#state === 'talking') this.#state = 'ending';
    return [];
  }

  end(): SoundInput[] {
    const hasBegun = this.#state === 'talking' || this.#state === 'ending';
    this.#state = this.#state === 'pressed' || this.#state === 'talking' ? 'pressed' : 'silent';
    this.#kept = [];
    return hasBegun ? [{ type: 'activity-end' }] : [];
  }

  #begin(chunks: Pcm[]): SoundInput[] {
    this.#state = 'talking';
    this.#kept = [];
    return [{ type: 'activity-start' }, ...chunks.map((pcm) => ({ type: 'audio' as const, pcm }))];
  }
}
