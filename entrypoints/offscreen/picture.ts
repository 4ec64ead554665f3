import type { Gate } from '@/lib/gate/gate';
import type { Picture } from '@/lib/gate/picture';
import { readPixels } from '@/lib/slice/pixels';

/** A frame's pixels, in the gate's own room. The frame stays open. */
export async function pictureFor(gate: Gate, frame: VideoFrame): Promise<Picture> {
  const { width = 0, height = 0 } = frame.visibleRect ?? {};
  const pixels = gate.room(width * height);
  await readPixels(frame, pixels);
  return { width, height, pixels };
}
