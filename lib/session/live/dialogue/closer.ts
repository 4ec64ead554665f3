/** A region that the model would like to see closer. */
import { tellOffscreen } from '../../../browser/offscreen';
import type { Fractions, Session, Slice } from '../../../model';
import type { Wire } from '../wire/wire';

const NAMES = ['left', 'top', 'width', 'height'] as const;

/** The part of the region that is on the picture, or in words why it is none. */
export function regionOf(args: Record<string, unknown>): Fractions | string {
  const wrong = NAMES.filter((name) => !Number.isFinite(args[name]));
  if (wrong.length > 0) return `${wrong.join(', ')}: a number from 0 to 1 is needed.`;
  const { left, top, width, height } = args as Record<(typeof NAMES)[number], number>;
  const [x, y] = [within(left), within(top)];
  const part = { left: x, top: y, width: within(left + width) - x, height: within(top + height) - y };
  return part.width > 0 && part.height > 0 ? part : 'The region is empty, or outside of the picture.';
}

const within = (fraction: number) => Math.min(1, Math.max(0, fraction));

/** Shows it before anything else. @param then as soon as the conversation has it @throws Failed */
export async function lookCloser(
  wire: Wire,
  session: Session,
  part: Fractions,
  then: () => void,
): Promise<void> {
  const slice = await tellOffscreen<Slice>({ type: 'offscreen/look-closer', part });
  session.counters.seen++;
  wire.show(slice, then);
}
