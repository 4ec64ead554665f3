import type { Engine } from '../../lib/model';

/** What can be asked for around a Live conversation. */
export interface LiveActions {
  /** From now on, also while watching. */
  chooseEngine: (engine: Engine) => void;
  /** With nothing running it starts a conversation. */
  microphone: (on: boolean) => void;
  /** Push to talk: held, or let go. */
  talk: (talking: boolean) => void;
  setMuted: (muted: boolean) => void;
  /** 0 to 1. */
  setVolume: (volume: number) => void;
  /** Whether the model speaks by itself when the screen changes. */
  setComments: (comments: boolean) => void;
  /** After the conversation was lost. */
  reconnect: () => void;
  /** After nobody has said anything for long. */
  goOn: () => void;
  /** About a watch that the model proposed. */
  decideWatch: (id: string, agreed: boolean) => void;
}
