import { beforeEach, expect, it, vi } from 'vitest';
import { closeOffscreen, hasOffscreen, tellOffscreen } from '@/lib/browser/offscreen';
import { newestSession } from '@/lib/history/read';
import { recover } from '@/lib/session/recover';
import { startWatching } from '@/lib/session/watching';
import { makeDesk, makeSession } from './make';

vi.mock('@/lib/browser/offscreen');
vi.mock('@/lib/history/read', () => ({
  newestSession: vi.fn(async () => undefined),
  slicesIn: async () => [],
  readDispatch: async () => undefined,
  nextOrder: async () => 1,
  turnsBefore: async () => [],
  openTurns: async () => [],
  costsSince: async () => [],
  quotaUses: async () => [],
  pileOf: () => ({ pictures: 0, clips: 0, bytes: 0 }),
}));

/** The worker has died in the middle of a start. */

beforeEach(() => {
  vi.mocked(hasOffscreen).mockReset().mockResolvedValue(true);
  vi.mocked(closeOffscreen).mockReset().mockResolvedValue();
  vi.mocked(tellOffscreen).mockReset();
});

it.each([
  ['captures', () => vi.mocked(tellOffscreen).mockResolvedValue({ sessionId: 's' })],
  ['is only being made', () => vi.mocked(tellOffscreen).mockRejectedValue(new Error('Nobody listens.'))],
])('a document that %s for nobody is closed', async (_, says) => {
  says();
  await recover(makeDesk());
  expect(closeOffscreen).toHaveBeenCalledOnce();
});

it('one whose session was written goes on, and the start that comes once more changes nothing', async () => {
  const session = makeSession({ source: { kind: 'tab', tabId: 7, title: '', icon: '' } });
  vi.mocked(newestSession).mockResolvedValue(session);
  vi.mocked(tellOffscreen).mockResolvedValue({ sessionId: session.id });
  const desk = makeDesk();
  await recover(desk);
  await startWatching(desk, { source: 'tab', sending: 'live', tabId: 7 });
  expect(desk.session).toBe(session);
  expect(session.endedAt).toBeUndefined();
  expect(closeOffscreen).not.toHaveBeenCalled();
  expect(vi.mocked(tellOffscreen).mock.calls.map(([{ type }]) => type)).toEqual(['offscreen/which']);
});
