import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openVirtualDisplay } from '../../../scripts/setup/display.mjs';
import { until } from './until';

const run = promisify(execFile);

/** A test with a screen, a mouse and a keyboard needs virtual ones: nobody's own must be used for it. */
export const SCREENS = process.platform === 'linux';

/**
 * A screen of a test's own. What is typed and clicked there reaches the windows as from a real keyboard and mouse:
 * so also what the browser keeps from pages, its shortcuts, its picker, its bars.
 */
export class Screen {
  private constructor(
    readonly name: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<Screen> {
    const display = await openVirtualDisplay();
    if (!display) throw new Error('No Xvfb here: run node scripts/setup.mjs xvfb xdotool');
    return new Screen(display.name, display.close);
  }

  /** Presses keys where the focus is, such as `alt+shift+s`. */
  async press(keys: string): Promise<void> {
    await this.xdotool('key', keys);
  }

  /** Waits for a window with such a title, and answers its id. */
  window(title: string): Promise<string> {
    return until(`a window "${title}"`, () => this.find(title));
  }

  async gone(title: string): Promise<void> {
    await until(`the window "${title}" to close`, async () => !(await this.find(title)));
  }

  /** Without a window manager nobody else gives a window the keyboard. */
  async focus(title: string): Promise<void> {
    await this.xdotool('windowfocus', '--sync', await this.window(title));
  }

  /** Clicks into a window, at these parts of its width and height. */
  async click(title: string, across: number, down: number): Promise<void> {
    const place = await this.place(title);
    // Not `--sync`: it would wait for ever when the pointer is there already.
    await this.xdotool(...place(across, down), 'click', '1');
  }

  /** Clicks where the browser puts its own notifications, having no system to give them to: at the bottom right. */
  async clickCorner(): Promise<void> {
    const [width = 0, height = 0] = (await this.xdotool('getdisplaygeometry')).trim().split(' ').map(Number);
    await this.xdotool('mousemove', String(width - 150), String(height - 60), 'click', '1');
  }

  /** Lets the pointer go over a window from left to right, as fast as a hand does: half of its width in a second. */
  async sweep(title: string): Promise<void> {
    const place = await this.place(title);
    const steps = Array.from({ length: 50 }, (_, step) => [
      ...place(0.25 + step / 100, 0.6),
      'sleep',
      '0.02',
    ]);
    await this.xdotool(...steps.flat());
  }

  /** How the pointer is put somewhere in a window, in parts of its width and height. */
  private async place(title: string): Promise<(across: number, down: number) => string[]> {
    const id = await this.window(title);
    const geometry = await this.xdotool('getwindowgeometry', '--shell', id);
    const [width = 0, height = 0] = ['WIDTH', 'HEIGHT'].map((side) =>
      Number(new RegExp(`^${side}=(\\d+)$`, 'm').exec(geometry)?.[1]),
    );
    const pixels = (size: number, part: number) => String(Math.round(size * part));
    return (across, down) => ['mousemove', '--window', id, pixels(width, across), pixels(height, down)];
  }

  private async find(title: string): Promise<string> {
    // It fails when there is none.
    const ids = await this.xdotool('search', '--onlyvisible', '--name', title).catch(() => '');
    return ids.split('\n')[0] ?? '';
  }

  private async xdotool(...args: string[]): Promise<string> {
    const { stdout } = await run('xdotool', args, { env: { ...process.env, DISPLAY: this.name } });
    return stdout;
  }
}
