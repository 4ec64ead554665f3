import { openStage } from '../stage';
import { show } from './pages';
import type { Watcher } from './watcher';

/** Screen Helper with its settings as they are when installed, its panel open beside the tab. */
export async function openOurs(page: string): Promise<Watcher> {
  const stage = await openStage({ send: 'changed', panel: 'open' });
  const { browser, extension, gemini, close } = stage;
  const tab = await stage.page('code.html#before');
  await show(tab, stage.site.at(page));
  const start = async () => {
    const before = gemini.answers.length;
    await extension.clickIcon(tab);
    await gemini.waitForAnswers(before + 1, { timeoutMs: 15_000 });
    return before;
  };
  return { browser, tab, gemini, start, close };
}
