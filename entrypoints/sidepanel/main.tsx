import { render } from 'preact';
import { useEffect } from 'preact/hooks';
import { App } from '../../components/panel/app';
import { speakBrowserLanguage, uiLanguage } from '../../lib/browser/language';
import { setLocale } from '../../lib/chat/format';
import { t } from '../../lib/text';
import { panelActions } from './actions';
import { connectPanel } from './connection';
import { goTo, tellSeen } from './seen';
import { chat, choices, followSettings, receive, refused, settings } from './state';
import './style.css';

speakBrowserLanguage();
setLocale(uiLanguage(), t('languageCode'));
document.documentElement.lang = t('languageCode');
connectPanel(receive);
followSettings();
tellSeen();

function Panel() {
  const usable = chat.value.panel !== undefined;
  // After the paint: what the benchmark calls a usable panel.
  useEffect(() => void (usable && performance.mark('panel-usable')), [usable]);
  return (
    <App
      chat={chat.value}
      choices={choices.value}
      settings={settings.value}
      refused={refused.value}
      goTo={goTo.value}
      actions={panelActions}
    />
  );
}

render(<Panel />, document.getElementById('app') as HTMLElement);
