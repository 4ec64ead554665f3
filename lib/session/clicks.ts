/** What happens outside of the panel: the toolbar icon, notifications, the watched tab. */
import { clickedPlace } from '../browser/notifications';
import { tellOffscreen } from '../browser/offscreen';
import { openPanel } from '../browser/panels';
import { isMuted, lastWindow, showWindow, sourceOf, type Tab } from '../browser/tabs';
import { write } from '../history/write';
import type { ShownHit } from '../messages';
import type { Turn } from '../model';
import { runningSession } from './desk';
import type { Office } from './office';
import { tryText } from './page-text';
import { publish, publishSession } from './publish';
import { ring, tellOf } from './watches';
import { fulfil } from './wishes';

/** The toolbar click, which also grants the tab. The panel must open in this very turn. */
export async function clicked(office: Office, tab: Tab): Promise<void> {
  const { desk, inTurn, ready } = office;
  openPanel(tab.windowId);
  await ready;
  await inTurn(async () => {
    const session = runningSession(desk);
    if (session && session.source.tabId === tab.id)
      return tryText(desk, session).then(() => renamed(office, tab));
    await fulfil(office, { source: 'tab', sending: desk.settings.sending, tabId: tab.id });
  }).catch(() => {
    // Already on the screen as the desk's notice.
  });
}

/** A click on a notification: as with the icon, the panel must open in this very turn. */
export async function notified(office: Office, id: string): Promise<void> {
  const place = clickedPlace(id);
  const opening = openPanel(place.windowId);
  showWindow(place.windowId);
  await office.ready;
  // Where that window is gone, a panel beside the last one shows it, now or when it is opened.
  const isOpen = await opening.then(
    () => true,
    () => false,
  );
  show(office, isOpen ? place : { ...place, windowId: await lastWindow() });
}

export function show({ desk }: Office, place: ShownHit | undefined): void {
  desk.shown = place;
  publish(desk);
}

export async function renamed({ desk, ready }: Office, tab: Tab): Promise<void> {
  await ready;
  const session = runningSession(desk);
  if (!session || session.source.tabId !== tab.id) return;
  session.source = sourceOf(tab);
  session.name = session.source.title || session.name;
  await write({ sessions: [session] });
  publishSession(session);
  publish(desk);
}

/** Its sound is played from the offscreen document while it is captured, muted or not. */
export async function muted({ desk, ready }: Office, tab: Tab): Promise<void> {
  await ready;
  if (runningSession(desk)?.source.tabId !== tab.id) return;
  // One that is just being closed plays nothing any more.
  await tellOffscreen({ type: 'offscreen/mute', muted: isMuted(tab) }).catch(() => {});
}

/** A reply has met a watch, and is on the disk. */
export async function met({ desk, inTurn }: Office, turn: Turn): Promise<void> {
  await tellOf(desk, turn);
  if (!desk.settings.hitSound) return;
  await (runningSession(desk) ? ring(desk) : inTurn(() => ring(desk)));
}
