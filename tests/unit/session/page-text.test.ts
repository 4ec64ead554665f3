import { beforeEach, describe, expect, it, vi } from 'vitest';
import { pageTextIn } from '@/lib/browser/page-text';
import type { Slice } from '@/lib/model';
import { addText, textTroubleOf } from '@/lib/session/page-text';
import { DEFAULTS } from '@/lib/settings';
import { makeDesk, makeSession } from './make';

vi.mock('@/lib/browser/page-text');

const text = { kind: 'visible', text: 'words', cut: false } as const;
const tab = { kind: 'tab', tabId: 7, title: '', icon: '' } as const;
const on = { ...DEFAULTS, pageText: true };

beforeEach(() => {
  vi.mocked(pageTextIn).mockReset().mockResolvedValue(text);
});

async function added(fields: Parameters<typeof makeDesk>[0], source: Slice | object = tab) {
  const session = makeSession({ source: source as typeof tab });
  const desk = makeDesk({ session, ...fields });
  const slice = {} as Slice;
  await addText(desk, session, slice);
  return { desk, session, slice };
}

describe('a slice', () => {
  it('has the text of the tab that is watched', async () => {
    const { slice } = await added({ settings: on });
    expect(slice.text).toEqual(text);
    expect(pageTextIn).toHaveBeenCalledExactlyOnceWith(7);
  });

  it('has none at first: nobody is asked', async () => {
    const { slice } = await added({});
    expect(slice.text).toBeUndefined();
    expect(pageTextIn).not.toHaveBeenCalled();
  });

  it('has none of a window or a screen', async () => {
    await added({ settings: on }, { kind: 'display', title: '', icon: '' });
    expect(pageTextIn).not.toHaveBeenCalled();
  });
});

describe('why there is none', () => {
  it('is told while it is so, and while it is wanted', async () => {
    vi.mocked(pageTextIn).mockResolvedValue('left');
    const { desk, session, slice } = await added({ settings: on });
    expect(slice.text).toBeUndefined();
    expect(textTroubleOf(desk)).toBe('left');
    expect(textTroubleOf({ ...desk, settings: DEFAULTS })).toBeUndefined();
    expect(textTroubleOf({ ...desk, session: { ...session, endedAt: 5, end: 'stopped' } })).toBeUndefined();
    expect(textTroubleOf({ ...desk, session: { ...session, endedAt: 5, end: 'asked' } })).toBe('left');
    vi.mocked(pageTextIn).mockResolvedValue(text);
    await addText(desk, session, slice);
    expect(textTroubleOf(desk)).toBeUndefined();
  });
});
