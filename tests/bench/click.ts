import { until } from '../e2e/support/until';
import { type Row, row } from './row';
import { now, openStage, type Stage } from './stage';

const RUNS = 7;

/** From the click on the icon to a panel that can be used, and to the first frame at the server. */
export async function click(): Promise<Row[]> {
  const usable: number[] = [];
  const opened: number[] = [];
  const first: number[] = [];
  const second: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const stage = await openStage();
    opened.push(await openAsPage(stage));
    const times = await clickOnce(stage);
    usable.push(times.usable);
    first.push(times.first);
    second.push(times.second);
    await stage.close();
  }
  return [
    row({
      name: 'click → panel usable',
      unit: 'ms',
      values: usable,
      baseline: { what: 'the same page opened in a tab', values: opened },
      goal: 150,
    }),
    row({
      name: 'click → first frame at the server',
      unit: 'ms',
      values: first,
      baseline: { what: 'click → second frame: a loop that waits for its first tick', values: second },
      goal: 300,
    }),
  ];
}

async function clickOnce({ extension, gemini, page }: Stage) {
  const tab = await page('code.html#bench');
  await tab.bringToFront();
  const before = gemini.answers.length;
  const start = now();
  await extension.clickIcon(tab);
  const panel = await extension.panel();
  const usable = (await usableAt(panel)) - start;
  const answers = await gemini.waitForAnswers(before + 2, { timeoutMs: 10_000 });
  const [first, second] = answers.slice(before).map(({ at }) => at - start) as [number, number];
  return { usable, first, second };
}

async function openAsPage({ browser, extension }: Stage): Promise<number> {
  const tab = await browser.newPage();
  const start = now();
  await tab.goto(extension.address('sidepanel.html'));
  const usable = await usableAt(tab);
  await tab.close();
  return usable - start;
}

/** The panel marks the moment when it has drawn what the worker told it. */
async function usableAt(panel: Awaited<ReturnType<Stage['page']>>): Promise<number> {
  return until('the panel to be usable', () =>
    panel.evaluate(() => {
      const [mark] = performance.getEntriesByName('panel-usable');
      return mark && performance.timeOrigin + mark.startTime;
    }),
  );
}
