import { beforeEach, expect, it, vi } from 'vitest';
import { closeOffscreen } from '@/lib/browser/offscreen';

type CaptureStatus = 'pending' | 'active' | 'stopped';

/** A browser with an offscreen document, and with what it says of its captured tab, look by look after the end. */
function browserThatSays(statuses: CaptureStatus[], opensMeanwhile = false) {
  let isOpen = true;
  const chrome = {
    runtime: {
      ContextType: { OFFSCREEN_DOCUMENT: 'OFFSCREEN_DOCUMENT' },
      getContexts: vi.fn(async () => (isOpen ? [{}] : [])),
    },
    offscreen: {
      closeDocument: vi.fn(async () => {
        isOpen = opensMeanwhile;
      }),
    },
    tabCapture: { getCapturedTabs: vi.fn(async () => statuses.splice(0, 1).map((status) => ({ status }))) },
  };
  vi.stubGlobal('chrome', chrome);
  return chrome;
}

beforeEach(() => () => vi.unstubAllGlobals());

it.each<{ statuses: CaptureStatus[]; looks: number }>([
  { statuses: ['active', 'active', 'stopped'], looks: 3 },
  { statuses: ['pending', 'stopped'], looks: 2 },
  { statuses: [], looks: 1 },
])('is closed when its tab is no longer captured: $statuses', async ({ statuses, looks }) => {
  const { tabCapture, offscreen } = browserThatSays(statuses);
  await closeOffscreen();
  expect(offscreen.closeDocument).toHaveBeenCalledOnce();
  expect(tabCapture.getCapturedTabs).toHaveBeenCalledTimes(looks);
});

it('is not waited for where another has been opened', async () => {
  const { tabCapture } = browserThatSays(['active', 'active', 'active'], true);
  await closeOffscreen();
  expect(tabCapture.getCapturedTabs).toHaveBeenCalledOnce();
});
