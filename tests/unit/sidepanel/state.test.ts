import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { change, choices, choose, followSettings, settings } from '../../../entrypoints/sidepanel/state';
import { readSettings, writeSettings } from '../../../lib/settings';
import { fakeLocks } from '../locks';

describe('the panel’s settings', () => {
  beforeEach(() => {
    fakeBrowser.reset();
    vi.stubGlobal('navigator', { locks: fakeLocks() });
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

  it('nor do the choices', async () => {
    const shown: string[] = [];
    const off = choices.subscribe(({ engine, sending }) => shown.push(`${engine} ${sending}`));
    await Promise.all([choose({ engine: 'live' }), choose({ sending: 'save' })]);
    off();
    const changes = shown.filter((each, i) => each !== shown[i - 1]);
    expect(changes).toEqual(['requests live', 'live live', 'live save']);
  });

  it('follow what is changed elsewhere', async () => {
    await writeSettings({ muted: true });
    await expect.poll(() => settings.value.muted).toBe(true);
  });
});
