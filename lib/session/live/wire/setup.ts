import { uiLanguage } from '../../../browser/language';
import { instructionText } from '../../../instruction';
import type { LiveSetup } from '../../../live';
import type { Desk } from '../../desk';
import { activeWatches } from '../../watches';

/** What a new socket is told of the settings and the standing watches, as they are now. */
export function setupOf(desk: Desk): LiveSetup {
  const { settings } = desk;
  return {
    model: settings.liveModel,
    instruction: instructionText(settings),
    language: settings.liveLanguage || uiLanguage(),
    voice: settings.liveVoice,
    answers: settings.liveAnswers,
    level: settings.liveLevel,
    search: settings.liveSearch,
    pushToTalk: settings.pushToTalk,
    comments: settings.liveComments,
    watches: activeWatches(desk).map(({ id, text }) => ({ id, text })),
  };
}
