import { render } from 'preact';
import { OptionsPage } from '../../components/options/options-page';
import { speakBrowserLanguage, uiLanguage } from '../../lib/browser/language';
import { setLocale } from '../../lib/chat/format';
import { instructionText, presetName } from '../../lib/instruction';
import { frameTokens } from '../../lib/plan';
import { priceRows } from '../../lib/prices';
import { LIMITS, PRESETS } from '../../lib/settings';
import { t } from '../../lib/text';
import { optionsActions } from './actions';
import { liveChoices } from './live-choices';
import { apiKey, follow, list, settings } from './state';
import './style.css';

speakBrowserLanguage();
setLocale(uiLanguage(), t('languageCode'));
document.documentElement.lang = t('languageCode');
document.title = t('optionsTitle');
const presets = [...PRESETS, 'custom' as const].map((value) => ({ value, label: presetName(value) }));

function Options() {
  return (
    <OptionsPage
      settings={settings.value}
      apiKey={apiKey.value}
      list={list.value}
      limits={LIMITS}
      frameTokens={frameTokens(settings.value.model)}
      live={liveChoices(settings.value)}
      prices={priceRows(settings.value.ownPrices)}
      presets={presets}
      instruction={instructionText(settings.value)}
      actions={optionsActions}
    />
  );
}

await follow();
render(<Options />, document.getElementById('app') as HTMLElement);
// The panel's messages lead to a field.
if (location.hash) document.getElementById(location.hash.slice(1))?.focus();
if (apiKey.value) void optionsActions.refreshModels();
