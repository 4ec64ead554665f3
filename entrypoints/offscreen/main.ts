import { serve } from '@/lib/browser/serve';
import { connectToWorker } from '@/lib/browser/worker-port';
import type { ToOffscreen } from '@/lib/messages';
import { ring } from './chime';
import { openFrames } from './frames';
import { Pipeline } from './pipeline';
import { Voice } from './voice';

const worker = connectToWorker(() => pipeline.slicing);
const pipeline = new Pipeline(openFrames(), worker);
const voice = new Voice(() => pipeline.sound);

serve<ToOffscreen>('offscreen', (command) => {
  switch (command.type) {
    case 'offscreen/start':
      return pipeline.start(command).finally(() => voice.follow());
    case 'offscreen/look':
      return pipeline.look(command);
    case 'offscreen/which':
      return pipeline.state;
    case 'offscreen/pause':
      return pipeline.pause();
    case 'offscreen/resume':
      return pipeline.resume();
    case 'offscreen/configure':
      return pipeline.configure(command);
    case 'offscreen/look-now':
      return pipeline.lookNow();
    case 'offscreen/mute':
      return pipeline.mute(command.muted);
    case 'offscreen/grab':
      return pipeline.grab();
    case 'offscreen/look-closer':
      return pipeline.grab(command.part);
    case 'offscreen/ring':
      return ring();
    case 'offscreen/voice':
      return voice.set(command);
    case 'offscreen/talk':
      return voice.hold(command.talking);
    case 'offscreen/voice-off':
      return voice.off();
    case 'offscreen/stop':
      pipeline.stop();
      return voice.follow();
  }
});
