/** What the panel's buttons do in a Live conversation. A session that runs reads the settings. */
import type { LiveActions } from '../../components/live/live-actions';
import { send, windowId } from './send';
import { change, choose } from './state';

export const liveActions: LiveActions = {
  chooseEngine: (engine) => void choose({ engine }),
  microphone: async (on) => void send({ type: 'worker/microphone', on, windowId: await windowId }),
  talk: (talking) => void send({ type: 'worker/talk', talking }),
  setMuted: (muted) => void change({ muted }),
  setVolume: (volume) => void change({ volume }),
  setComments: (liveComments) => void change({ liveComments }),
  reconnect: () => void send({ type: 'worker/reconnect' }),
  goOn: () => void send({ type: 'worker/go-on' }),
  decideWatch: (id, agreed) => void send({ type: 'worker/decide-watch', id, agreed }),
};
