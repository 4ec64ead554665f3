/** What has come of asking for the microphone, and telling the worker. */
import { signal } from '@preact/signals';
import type { Asking } from '../../components/microphone/microphone-page';
import { command } from '../../lib/browser/commands';
import { closeMicrophonePage } from '../../lib/browser/microphone-page';
import { delay } from '../../lib/delay';
import { MICROPHONE_AUDIO, microphoneFailed } from '../../lib/microphone';

/** Long enough to read that all is well. */
const CLOSE_MS = 2_000;

export const asking = signal<Asking>('ask');

/** What the worker knows. */
let told: boolean | undefined;

/** Knows what was answered earlier, and what is changed in Chrome's settings. */
export async function follow(): Promise<void> {
  const permission = await navigator.permissions.query({ name: 'microphone' });
  const read = () => {
    if (permission.state === 'granted') void grant();
    // While the browser asks, what else comes of it is told by the microphone itself.
    else if (asking.value !== 'waiting') asking.value = permission.state === 'denied' ? 'refused' : 'ask';
  };
  permission.onchange = read;
  // Closed without an answer: nobody waits for one any more.
  addEventListener('pagehide', () => void (told === undefined && tell(false)));
  read();
}

/** Lets the browser ask. Nothing is recorded: the microphone is closed as soon as it may be used. */
export async function allow(): Promise<void> {
  asking.value = 'waiting';
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: MICROPHONE_AUDIO });
    for (const track of stream.getTracks()) track.stop();
    await grant();
  } catch (error) {
    await refuse(microphoneFailed(error).failure.reason);
  }
}

async function refuse(reason: string): Promise<void> {
  const { state } = await navigator.permissions.query({ name: 'microphone' });
  // What keeps it busy is nothing that is asked for here.
  if (state === 'granted' && reason !== 'microphone-missing') return grant();
  if (asking.value === 'granted') return;
  asking.value = reason === 'microphone-missing' ? 'missing' : 'refused';
  await tell(false);
}

async function grant(): Promise<void> {
  if (asking.value === 'granted') return;
  asking.value = 'granted';
  await tell(true);
  await delay(CLOSE_MS);
  await closeMicrophonePage();
}

async function tell(granted: boolean): Promise<void> {
  told = granted;
  await command({ type: 'worker/microphone-asked', granted });
}
