import { number } from '../../lib/chat/format';
import { whereOn } from '../../lib/chat/where';
import type { GateTally, Session } from '../../lib/model';
import { t } from '../../lib/text';

interface GateLineProps {
  session: Session;
  /** Of the newest picture or clip: where on it something is. */
  screen: { width: number; height: number; tokens?: number; isClip?: true } | undefined;
}

/** How much was looked at and how little of it was sent, while watching. */
export function GateLine({ session: { gate }, screen }: GateLineProps) {
  return (
    <div class="gate">
      {gate && <span>{t('gateCounts', number(gate.seen), number(gate.sent))}</span>}
      {screen?.tokens && (
        <span>{t(screen.isClip ? 'tokensPerClip' : 'tokensPerFrame', number(screen.tokens))}</span>
      )}
      {gate && screen && <Busy gate={gate} screen={screen} />}
    </div>
  );
}

function Busy({ gate, screen }: { gate: GateTally; screen: { width: number; height: number } }) {
  const [region] = gate.busyRegions;
  if (!region || screen.width === 0) return null;
  const where = t(whereOn(region, screen));
  return <p class="hint">{t(gate.ignoresBusy ? 'busyIgnored' : 'busySeen', where)}</p>;
}
