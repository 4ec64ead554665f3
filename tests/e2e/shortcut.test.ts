import { byRole, press } from './support/find';
import { names, reply, says } from './support/panel';
import { codeIn, test } from './support/scene';
import { SCREENS } from './support/screen';
import { agree } from './support/user';

test.runIf(SCREENS)('Alt+Shift+S does the same as a click on the icon', async ({ open, screen }) => {
  const scene = await open({ display: screen.name });
  const { extension, gemini } = scene;
  gemini.replyAlways((request) => `The code says ${codeIn(request)}.`);
  await scene.setUp();
  await scene.page('code.html#by-keyboard');
  await screen.focus('by-keyboard');
  await screen.press('alt+shift+s');
  const panel = await extension.panel();
  await agree(panel);
  await reply(panel, 'The code says by-keyboard.');
  await names(panel, 'by-keyboard');
  await press(panel, 'button', 'Stop');
  await says(panel, 'Stopped');

  // A page never seen before: only what counts as a click can start it.
  await scene.page('code.html#another-page');
  await screen.focus('another-page');
  await screen.press('alt+shift+s');
  await reply(panel, 'The code says another-page.');
  await byRole(panel, 'button', 'Pause');
});
