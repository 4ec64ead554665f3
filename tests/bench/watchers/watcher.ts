import type { Browser, Page } from 'puppeteer';
import type { GeminiServer } from '../../gemini-server/index';
import { PEERS, type Peer } from '../legibility/peers';
import { openOurs } from './ours';
import { openPeer } from './peer';

/** Someone who sends a tab to the stand-in for Gemini, in a browser of its own. */
export interface Watcher {
  browser: Browser;
  tab: Page;
  gemini: GeminiServer;
  /** Begins to watch; resolves when a first picture of the tab has arrived, and says which request had it. */
  start(): Promise<number>;
  close(): Promise<void>;
}

export type Who = 'ours' | Peer;

export const WHO: Record<Who, string> = {
  ours: 'Screen Helper as installed',
  squashed: `${PEERS.squashed}, every 3 s`,
  quarter: `${PEERS.quarter}, every 2 s`,
};

export const OTHERS = Object.keys(PEERS) as Peer[];

/** Shows a page of tests/pages at 1920 × 1080. Nobody watches it yet. */
export function openWatcher(who: Who, page: string): Promise<Watcher> {
  return who === 'ours' ? openOurs(page) : openPeer(who, page);
}
