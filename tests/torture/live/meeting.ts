/** A Live conversation by voice about a page that changes, held while its sockets and its worker come and go. */
import type { Browser, Page } from 'puppeteer';
import { INPUT_RATE } from '../../../lib/live';
import type { Turn } from '../../../lib/model';
import { ask, BOX } from '../../e2e/support/asking';
import type { Extension } from '../../e2e/support/extension';
import { byRole, choose, look, press, valueIn } from '../../e2e/support/find';
import { capturedTabs } from '../../e2e/support/panel';
import { Sound } from '../../e2e/support/sound';
import { allowMicrophone } from '../../e2e/support/talking';
import { until } from '../../e2e/support/until';
import { setSettings } from '../../e2e/support/user';
import type { GeminiServer } from '../../gemini-server/index';
import { concat } from '../../sound/make';
import { type Books, readBooks } from '../books';
import type { Random } from '../script';
import type { Break, Evidence, Left } from './evidence';
import { answers, SENTENCES } from './model';
import type { Event } from './plan';

export interface Place {
  browser: Browser;
  extension: Extension;
  gemini: GeminiServer;
}

const PATIENT = { timeout: 30_000 };

export class Meeting {
  readonly breaks: Break[] = [];
  private readonly played: Int16Array[] = [];
  private questions = 0;
  private panel!: Page;
  private sound!: Sound;

  constructor(
    private readonly place: Place,
    private readonly page: Page,
    private readonly draw: Random,
  ) {}

  private get live() {
    return this.place.gemini.live;
  }

  /** From a panel that watches by request to a conversation with the microphone on. */
  async begin(panel: Page): Promise<void> {
    const { extension } = this.place;
    this.panel = panel;
    await allowMicrophone(this.place);
    // Once there is one the agreement is stored: before, what is set here could take it back.
    this.sound = await Sound.watch(extension);
    await setSettings(panel, { liveComments: false, sendWhat: 'changed', intervalSeconds: 1 });
    this.live.onTurn(answers(this.draw));
    this.live.hears(...SENTENCES);
    await choose(panel, 'Engine', 'Live conversation');
    await this.live.waitFor(({ session }) => session.frames.all.length > 0);
    await press(panel, 'button', 'Microphone');
    await this.heard(1_000);
  }

  /** Waits until the server has heard so much. */
  async heard(ms: number): Promise<void> {
    const isHeard = () => this.live.session.audio.durationMs >= ms;
    await this.live.waitFor(isHeard, { timeoutMs: 600_000 });
  }

  async happen({ what, during, atMs }: Event): Promise<void> {
    await this.heard(atMs);
    await this.listen();
    if (during === 'answer') await this.answering();
    if (what === 'ask') await this.ask();
    else await this.break(what);
  }

  /** Stops, and looks at what is left. */
  async end(): Promise<Evidence> {
    const { extension, gemini } = this.place;
    const shown = await this.page.evaluate(() => Reflect.get(window, 'shown') as number[]);
    // What is still being said would be cut off by the user, and by nobody who is on trial here.
    const playedUntil = await until('the model to be silent', () => this.silentAt(), PATIENT);
    await this.listen();
    const handed = await this.sound.handed.pcm();
    const missingMs = await this.sound.handed.missingMs();
    // Till then all of it has come, or never will: what comes is no more than was handed over.
    await this.heard((1000 * handed.length) / INPUT_RATE);
    await press(this.panel, 'button', 'Stop');
    await byRole(this.panel, 'button', 'Start');
    await until('the document to go', () => !extension.offscreen());
    await until('all turns to end', async () => (await this.turns()).every(isOver), PATIENT);
    return {
      books: await readBooks(this.panel),
      live: gemini.live,
      handed,
      missingMs,
      played: concat(this.played),
      playedUntil,
      shown,
      breaks: this.breaks,
      questions: this.questions,
      left: await this.left(),
    };
  }

  private async silentAt(): Promise<number | false> {
    const at = Date.now();
    return !(await look(this.panel)).includes('Speaking') && at;
  }

  /** A little at a time: the server is in this process, and must not be held up. */
  private async listen(): Promise<void> {
    await this.sound.handed.pcm();
    const more = await this.sound.more();
    this.played.push(
      ...more.map((samples) => Int16Array.from(samples, (sample) => Math.round(sample * 32_767))),
    );
  }

  private async left(): Promise<Left> {
    const { extension } = this.place;
    return {
      sockets: this.live.connections.filter(({ isOpen }) => isOpen).length,
      documents: extension.offscreen() ? 1 : 0,
      captures: await capturedTabs(this.panel),
      audible: await this.panel.evaluate(async () => (await chrome.tabs.query({ audible: true })).length),
    };
  }

  private async turns(): Promise<Books['turns']> {
    return (await readBooks(this.panel)).turns;
  }

  /** Waits until the model is in the middle of an answer. */
  private async answering(): Promise<void> {
    const isSpeaking = () => {
      const turn = this.live.session.turns.at(-1);
      return turn !== undefined && turn.sentMs > 250 && turn.completedAt === 0;
    };
    await this.live.waitFor(isSpeaking, { timeoutMs: 30_000 });
  }

  private async ask(): Promise<void> {
    this.questions += 1;
    await ask(this.panel, `Question ${this.questions}?`);
    await until('the question to be accepted', async () => (await valueIn(this.panel, BOX)) === '', PATIENT);
  }

  private async break(what: Break['what']): Promise<void> {
    const { connection } = this.live;
    this.breaks.push({ what, connection: connection.id });
    if (what === 'away') connection.goAway(2_000);
    else if (what === 'cut') connection.drop();
    else await this.place.extension.killWorker();
    await this.live.waitFor(
      ({ connections }) => (connections.at(-1)?.setupAt ?? 0) > 0 && connections.at(-1) !== connection,
      {
        timeoutMs: 30_000,
      },
    );
  }
}

const isOver = ({ state }: Pick<Turn, 'state'>) => state === 'done' || state === 'failed';
