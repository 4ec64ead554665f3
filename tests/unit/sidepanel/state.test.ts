import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { change, followSettings, settings } from '../../../entrypoints/sidepanel/state';
import { readSettings, writeSettings } from '../../../lib/settings';

describe('the panel’s settings', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    followSettings();
  });

  it('never go back to what was stored before', async () => {
    const shown: number[] = [];
    const off = settings.subscribe(({ volume }) => shown.push(volume));
    const steps = [0.95, 0.9, 0.85, 0.8];
    await Promise.all(steps.map((volume) => change({ volume })));
    off();
    expect(shown.filter((volume, i) => volume !== shown[i - 1])).toEqual([1, ...steps]);
    expect((await readSettings()).volume).toBe(0.8);
  });

  it('follow what is changed elsewhere', async () => {
    await writeSettings({ muted: true });
    await expect.poll(() => settings.value.muted).toBe(true);
  });
});
