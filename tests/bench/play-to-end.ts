import type { Page } from 'puppeteer';

/** What a whole batch that has been handed over does, from its middle on: ms until it is over. */
export async function toTheEnd(offscreen: Page): Promise<number[]> {
  return offscreen.evaluate(async () => {
    const context = new OfflineAudioContext(1, 1, 24_000);
    const player = new AudioContext({ sampleRate: 24_000 });
    const source = new AudioBufferSourceNode(player, { buffer: context.createBuffer(1, 3 * 24_000, 24_000) });
    source.connect(new GainNode(player)).connect(player.destination);
    source.start();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const hushed = Date.now();
    await new Promise((resolve) => source.addEventListener('ended', resolve, { once: true }));
    await player.close();
    return [Date.now() - hushed];
  });
}
