import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fakeLocks } from './locks';

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubGlobal('navigator', { locks: fakeLocks() });
});

/** The settings as one context has them: its variables are its own. */
async function context() {
  vi.resetModules();
  return import('../../lib/settings');
}

it('what two contexts write in the same moment is all kept', async () => {
  const [panel, worker] = [await context(), await context()];
  const learned = { 'a-model': { perMinute: 5, at: 1 } };
  await Promise.all([
    panel.writeSettings({ sending: 'save' }),
    worker.writeSettings({ learnedLimits: learned }),
    panel.writeSettings({ muted: true }),
  ]);
  expect(await panel.readSettings()).toMatchObject({ sending: 'save', muted: true, learnedLimits: learned });
});

it('what is being written when everything is deleted does not come back', async () => {
  const [panel, worker] = [await context(), await context()];
  await panel.writeSettings({ muted: true });
  const writing = panel.writeSettings({ sending: 'save' });
  await worker.forgetSettings();
  await writing;
  expect(await panel.readSettings()).toEqual(panel.DEFAULTS);
});
