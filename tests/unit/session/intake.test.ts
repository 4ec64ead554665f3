import { beforeEach, expect, it, vi } from 'vitest';
import type { Slice } from '@/lib/model';
import { emptyDesk } from '@/lib/session/desk';
import { isKnown, missOut, takeIn } from '@/lib/session/intake';
import { makeDesk, makeSession } from './make';

const written = vi.hoisted(() => vi.fn());
vi.mock('@/lib/history/write', () => ({ write: written }));
vi.mock('@/lib/history/read', () => ({ session: async () => undefined }));

beforeEach(() => written.mockReset());

const bytes = new Uint8Array(3);
const slice = (id: string): Slice => ({
  id,
  sessionId: 's',
  at: 1,
  mimeType: 'image/webp',
  width: 1,
  height: 1,
  bytes,
  thumbnail: bytes,
});

it('a slice that is delivered again is known, also once it has been dropped', async () => {
  const session = makeSession();
  const desk = makeDesk({ session });
  for (const id of ['a', 'b']) await takeIn(desk, session, slice(id));
  expect(session.counters).toMatchObject({ seen: 2, dropped: 1 });
  expect(isKnown(session, slice('a'))).toBe(true);
  expect(isKnown(session, slice('c'))).toBe(false);
});

it('remembers as many as can be delivered again, and no more', async () => {
  const session = makeSession();
  const desk = makeDesk({ session });
  for (let index = 0; index < 100; index++) await takeIn(desk, session, slice(`slice ${index}`));
  expect(session.taken).toHaveLength(16);
  expect(isKnown(session, slice('slice 92'))).toBe(true);
});

it('one that comes after the end is counted as dropped, once', async () => {
  const session = makeSession({ endedAt: 9 });
  const desk = makeDesk({ session });
  await missOut(desk, slice('late'));
  await missOut(desk, slice('late'));
  expect(session.counters).toMatchObject({ seen: 1, dropped: 1 });
  expect(written).toHaveBeenCalledExactlyOnceWith({ sessions: [session] });
});

it('one of a session that was deleted is nothing', async () => {
  await missOut(emptyDesk(), slice('gone'));
  expect(written).not.toHaveBeenCalled();
});
