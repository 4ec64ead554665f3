import { expect } from 'vitest';
import { choose, press, type } from './support/find';
import { reply, says } from './support/panel';
import { rows } from './support/rows';
import { test } from './support/scene';
import { SCREENS } from './support/screen';
import { until } from './support/until';

test.runIf(SCREENS)(
  'a question about the screen: watched or not, one picture of it goes along',
  async ({ open, screen }) => {
    const scene = await open({
      display: screen.name,
      args: ['--auto-select-desktop-capture-source=Entire screen'],
    });
    const { extension, gemini } = scene;
    gemini.replyAlways(({ texts, images }) => `${texts.at(-1)} ${images[0]?.width} ${images[0]?.qr[0]}`);
    const panel = await scene.watch(await scene.page('code.html#in-a-window'));
    await says(panel, /Capturing|Waiting/);
    await press(panel, 'button', 'Stop');
    await says(panel, 'Stopped');

    await choose(panel, 'Source', 'Window or screen');
    await type(panel, 'Ask about the screen', 'What is open?');
    await reply(panel, 'What is open? 1920 in-a-window');
    await says(panel, 'Idle');
    await until('the screen to be let go of', () => !extension.offscreen());

    await press(panel, 'button', 'Start');
    await until('a picture of the screen', async () =>
      (await rows(panel)).some(({ reply }) => /^The screen now\. 1920/.test(reply)),
    );
    await type(panel, 'Ask about the screen', 'And now?');
    await reply(panel, 'And now? 1920 in-a-window');
    await says(panel, /Capturing|Waiting/);
    expect(gemini.answers.filter(({ texts }) => texts.at(-1)?.endsWith('?'))).toHaveLength(2);
  },
);
