import type { Page } from 'puppeteer';
import type { Stage } from '../bench/stage';
import { byRole, has, press, type, valueIn } from '../e2e/support/find';
import { rows } from '../e2e/support/rows';
import { until } from '../e2e/support/until';
import { type Books, readBooks, readSessions } from './books';
import { differences } from './checks';
import { answer, type Event, type Random } from './script';

/** Instead of 2 s. */
const INTERVAL_SECONDS = 0.1;
const PATIENT = { timeout: 60_000 };
const BOX = 'Ask about the screen';

/** What happened. */
export interface Told {
  kills: number;
  questions: number;
  pauses: number;
  faults: number;
  /** The user had to press Start again. */
  starts: number;
}

/** A page that changes all the time, watched, while this and that goes wrong. */
export class Torture {
  readonly told: Told = { kills: 0, questions: 0, pauses: 0, faults: 0, starts: 0 };
  private panel!: Page;
  /** Resolves when pieces of answers may leave the server. */
  private calm = Promise.resolve();

  constructor(
    private readonly stage: Stage,
    private readonly draw: Random,
  ) {}

  async begin(): Promise<void> {
    const { extension, gemini, page } = this.stage;
    const options = await extension.options();
    // The options page refuses such an interval.
    await options.evaluate(async (intervalSeconds) => {
      const { settings } = await chrome.storage.local.get('settings');
      const changes = { intervalSeconds, sendWhat: 'changed', thinkingLevel: 'low' };
      await chrome.storage.local.set({ settings: { ...(settings as object), ...changes } });
    }, INTERVAL_SECONDS);
    gemini.replyAlways(({ id }) => answer(this.draw, id, () => this.calm));
    await extension.clickIcon(await page('counter.html?every=150'));
    this.panel = await extension.panel();
    await byRole(this.panel, 'button', 'Pause');
  }

  /** Waits until so many looks were taken at the page. */
  async watched(slices: number): Promise<void> {
    const enough = async () => {
      const sessions = await readSessions(this.panel);
      if (sessions.every(({ endedAt }) => endedAt)) await this.startAgain();
      return sessions.reduce((sum, { gate }) => sum + (gate?.seen ?? 0), 0) >= slices;
    };
    await until(`slice ${slices}`, enough, { timeout: 600_000 });
  }

  async happen(event: Event): Promise<void> {
    await this.watched(event.at);
    if (event.what === 'kill') await this.kill();
    else if (event.what === 'ask') await this.ask();
    else if (event.what === 'pause') await this.pause();
    else if (event.what === 'fault') {
      this.told.faults += event.times;
      const { fault, times } = event;
      this.stage.gemini.fault(fault, { times, on: 'generate', retryDelay: '1s', quotaValue: 100_000 });
    }
  }

  /** Stops, and waits for what is still under way. */
  async end(): Promise<{ books: Books; raw: string[] }> {
    this.stage.gemini.clearFaults();
    if (await has(this.panel, 'button', 'Stop')) await press(this.panel, 'button', 'Stop');
    await byRole(this.panel, 'button', 'Start');
    await until(
      'the end of all turns',
      async () => {
        const { turns } = await readBooks(this.panel);
        return turns.every(({ state }) => state === 'done' || state === 'failed');
      },
      PATIENT,
    );
    await press(this.panel, 'tab', 'Raw');
    const raw = (await rows(this.panel)).map(({ reply }) => reply);
    return { books: await readBooks(this.panel), raw };
  }

  /**
   * Only when everything that the server has sent is in the books: what is on the wire when a worker dies is lost,
   * and how much that was nobody can know. Everything else may be in any state.
   */
  private async kill(): Promise<void> {
    let open = () => {};
    this.calm = new Promise((resolve) => {
      open = resolve;
    });
    const wrong = async () => differences(await readBooks(this.panel), this.stage.gemini.answers);
    await until('the books to agree', async () => (await wrong()).length === 0, {
      ...PATIENT,
      seen: async () => (await wrong()).join('\n'),
    });
    const under = this.stage.gemini.answers.filter(({ finishedAt }) => finishedAt === 0);
    await this.stage.extension.killWorker();
    this.told.kills += 1;
    // The server learns of it a little later, and would go on talking to nobody.
    await until('its requests to end', () => under.every(({ finishedAt }) => finishedAt > 0), PATIENT);
    open();
  }

  private async ask(): Promise<void> {
    this.told.questions += 1;
    await type(this.panel, BOX, `Question ${this.told.questions}?`);
    await until('the question to be accepted', async () => (await valueIn(this.panel, BOX)) === '', PATIENT);
  }

  private async pause(): Promise<void> {
    this.told.pauses += 1;
    await press(this.panel, 'button', 'Pause');
    await press(this.panel, 'button', 'Resume');
    await byRole(this.panel, 'button', 'Pause');
  }

  private async startAgain(): Promise<void> {
    this.told.starts += 1;
    await press(this.panel, 'button', 'Start');
    await byRole(this.panel, 'button', 'Pause');
  }
}
