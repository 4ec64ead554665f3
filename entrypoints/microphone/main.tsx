import { render } from 'preact';
import { MicrophonePage } from '../../components/microphone/microphone-page';
import { speakBrowserLanguage } from '../../lib/browser/language';
import { openSiteSettings } from '../../lib/browser/microphone-page';
import { t } from '../../lib/text';
import { allow, asking, follow } from './state';
import './style.css';

speakBrowserLanguage();
document.documentElement.lang = t('languageCode');
document.title = t('microphoneTitle');

function Microphone() {
  return <MicrophonePage asking={asking.value} actions={{ allow, settings: openSiteSettings }} />;
}

await follow();
render(<Microphone />, document.getElementById('app') as HTMLElement);
