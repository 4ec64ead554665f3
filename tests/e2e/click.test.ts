import { expect } from 'vitest';
import { press } from './support/find';
import { test } from './support/scene';

/** Between press and release something above grows, as when the first picture comes in: once. */
const MOVING = `<p style="height: 10px"></p><button>Stop</button><br><button>Start</button><script>
  addEventListener('click', ({ target }) => { document.title += target.textContent; });
  addEventListener('mousedown', () => { document.querySelector('p').style.height = '30px'; });
</script>`;

test('what moves away under the pointer is pressed all the same, and nothing else is', async ({ scene }) => {
  const page = await scene.open(`data:text/html,${encodeURIComponent(MOVING)}`);
  await press(page, 'button', 'Start');
  expect(await page.title()).toBe('Start');
});
