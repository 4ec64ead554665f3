import type { LiveChoices } from '../../components/options/live-fields';
import { uiLanguage } from '../../lib/browser/language';
import { languageName } from '../../lib/chat/format';
import { generationOf, LEVELS, tokensOf } from '../../lib/levels';
import { LIVE_LANGUAGES, LIVE_VOICES } from '../../lib/live-voices';
import type { Level } from '../../lib/model';
import type { Settings } from '../../lib/settings';
import { t } from '../../lib/text';

const SCREEN = { width: 1920, height: 1080 };

/** What a Live conversation can be held with, in the user's own words. */
export function liveChoices({ liveModel }: Settings): LiveChoices {
  const voices = LIVE_VOICES.map(({ name, trait }) => ({ value: name, label: `${name} · ${t(trait)}` }));
  const languages = LIVE_LANGUAGES.map((tag) => ({ value: tag, label: languageName(tag) }));
  languages.sort((a, b) => a.label.localeCompare(b.label));
  const tokens = LEVELS.map((level) => [level, tokensOf(SCREEN, level, generationOf(liveModel))]);
  return {
    voices: [{ value: '', label: t('voiceOwn') }, ...voices],
    languages: [{ value: '', label: t('languageBrowser', languageName(uiLanguage())) }, ...languages],
    pictureTokens: Object.fromEntries(tokens) as Record<Level, number>,
  };
}
