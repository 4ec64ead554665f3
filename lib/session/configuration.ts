/** Settings, and what follows from a change of them. */
import { write } from '../history/write';
import type { RequestLimit } from '../model';
import { learn } from '../pace';
import { readKey, readSettings, writeSettings } from '../settings';
import { captureSettings } from './capture-settings';
import { type Desk, runningSession } from './desk';
import { engineOf } from './live/engine';
import { followEngine } from './live/switch';
import { prunedAt } from './replay';
import { configure } from './watching';

export async function readConfiguration(desk: Desk): Promise<void> {
  [desk.settings, desk.key] = await Promise.all([readSettings(), readKey()]);
}

/** Kept among the settings, whose change slows the pictures down. */
export async function learned(model: string, limit: RequestLimit): Promise<void> {
  const { learnedLimits } = await readSettings();
  await writeSettings({ learnedLimits: learn(learnedLimits, model, limit, Date.now()) });
}

/** Reads the settings anew, and lets what is running follow them. */
export async function followConfiguration(desk: Desk): Promise<void> {
  const { settings } = desk;
  const before = captureSettings(settings, engineOf(runningSession(desk)));
  await readConfiguration(desk);
  await followEngine(desk);
  const now = captureSettings(desk.settings, engineOf(runningSession(desk)));
  const { replaySeconds, keepReplay } = desk.settings;
  if (replaySeconds !== settings.replaySeconds || keepReplay !== settings.keepReplay) await pruneReplay(desk);
  await configure(desk, JSON.stringify(now) !== JSON.stringify(before));
}

async function pruneReplay(desk: Desk): Promise<void> {
  const isOver = runningSession(desk) === undefined;
  const pruneRecent = prunedAt(desk, isOver ? 0 : Date.now(), isOver);
  await write({ pruneRecent });
  desk.hasRecent &&= Number.isFinite(pruneRecent);
}
