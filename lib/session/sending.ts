/** "Save, then send": beginning, going on with and ending what is sent of the pile. */
import { failureOf } from '../failure';
import { beginSending, endSending, holdSending, isSending, openPart } from './dispatch';
import type { Office } from './office';
import { publish } from './publish';

export const send = (office: Office) => sendNext(office, () => beginSending(office.desk));

/** Not waited for in turn: a slice that is being taken in may wait for its turn. */
export function sendNext({ desk, turns, inOrder }: Office, task: () => Promise<void>): void {
  inOrder(task)
    .catch((error) => {
      desk.notice = failureOf(error);
      holdSending(desk, desk.notice);
    })
    .finally(() => {
      publish(desk);
      turns.pump();
    });
}

export async function remove({ desk }: Office, task: () => Promise<void>): Promise<void> {
  await task();
  // Nothing is left to go on with.
  if (desk.saved.count === 0 && !isSending(desk)) await endSending(desk);
  publish(desk);
}

export async function cancelSending({ desk, turns }: Office): Promise<void> {
  const part = openPart(desk);
  if (part) await turns.cancel(part, 'cancelled');
  else await endSending(desk);
  publish(desk);
}
