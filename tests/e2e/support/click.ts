import type { ElementHandle } from 'puppeteer';
import { until } from './until';

/**
 * Clicks where an element is, and answers whether the click reached it. It does not when something above it grows
 * after its place was found, or between press and release: as with a hand that is not fast enough. Nothing else
 * gets the click then.
 */
export async function reaches(element: ElementHandle): Promise<boolean> {
  const pressed = await element.evaluateHandle((node) => {
    const watch = { hit: false, over: new AbortController() };
    addEventListener(
      'click',
      (event) => {
        if (watch.hit || !event.isTrusted) return;
        const path = event.composedPath();
        // The label of a control passes the click on to it.
        watch.hit = [node, ...((node as HTMLInputElement).labels ?? [])].some((each) => path.includes(each));
        if (watch.hit) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      { capture: true, signal: watch.over.signal },
    );
    return watch;
  });
  // What closes or leaves its own page cannot be asked any more, and was reached.
  const hit = () =>
    pressed
      .evaluate((watch) => {
        watch.over.abort();
        return watch.hit;
      })
      .catch(() => true);
  try {
    await element.click();
  } catch (error) {
    await hit();
    throw error;
  }
  return hit();
}

/** Clicks an element until it is reached. */
export async function click(element: ElementHandle): Promise<void> {
  await until('the click to reach its element', () => reaches(element));
}
