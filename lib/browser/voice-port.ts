import { browser } from 'wxt/browser';
import { VOICE_PORT, type VoiceToWorker, type WorkerToVoice } from '../messages';

type Port = Parameters<Parameters<typeof browser.runtime.onConnect.addListener>[0]>[0];

/** The line to the sound of the offscreen document, which lays it: it is laid anew when the worker has died. */
let line: Port | undefined;
/** What was to be told while there was none. */
let later: WorkerToVoice[] = [];

/** Hears the offscreen document's voice port. */
export function onVoice(hear: (message: VoiceToWorker) => void): void {
  browser.runtime.onConnect.addListener((port) => {
    if (port.name !== VOICE_PORT) return;
    line = port;
    port.onDisconnect.addListener(() => {
      if (line === port) line = undefined;
    });
    port.onMessage.addListener((message: unknown) => hear(message as VoiceToWorker));
    for (const message of later) port.postMessage(message);
    later = [];
  });
}

/** Tells the offscreen document, as soon as it has laid its line. */
export function tellVoice(message: WorkerToVoice): void {
  if (line) line.postMessage(message);
  else later.push(message);
}

/** What was not told is not worth telling any more: nothing is to be heard. */
export function forgetVoice(): void {
  later = [];
}
