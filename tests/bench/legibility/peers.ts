import type { Page } from 'puppeteer';

/** How others make a picture of what is shared, as their code does it: the video element drawn on a canvas. */
export type Peer = 'squashed' | 'quarter';

export const PEERS: Record<Peer, string> = {
  squashed: '640 × 480, stretched, JPEG at the default quality',
  quarter: 'a quarter of each side, JPEG at quality 1.0',
};

/** A picture of the tab that the browser picks. */
export async function peerPicture(from: Page, peer: Peer): Promise<Buffer> {
  const url = await from.evaluate(inPage, peer);
  return Buffer.from(url.split(',')[1] ?? '', 'base64');
}

async function inPage(peer: Peer): Promise<string> {
  const size = { width: { max: 7680 }, height: { max: 4320 } };
  const stream = await navigator.mediaDevices.getDisplayMedia({ video: size });
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  while (!isPainted()) await draw();
  const url = peer === 'squashed' ? canvas.toDataURL('image/jpeg') : canvas.toDataURL('image/jpeg', 1.0);
  for (const track of stream.getTracks()) track.stop();
  return url;

  /** A sink on a page that paints nothing may hear nothing, or black: then another one is tried. */
  async function draw(): Promise<void> {
    const copy = stream.clone();
    const video = document.createElement('video');
    video.srcObject = copy;
    await Promise.race([video.play(), new Promise((resolve) => setTimeout(resolve, 500))]);
    canvas.width = peer === 'squashed' ? 640 : video.videoWidth * 0.25;
    canvas.height = peer === 'squashed' ? 480 : video.videoHeight * 0.25;
    if (video.videoWidth > 0) context.drawImage(video, 0, 0, canvas.width, canvas.height);
    for (const track of copy.getTracks()) track.stop();
  }

  function isPainted(): boolean {
    if (canvas.width === 0) return false;
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(new Uint32Array(data.buffer)).size > 1;
  }
}
