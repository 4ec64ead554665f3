/** What a Live model can speak with and in. */
import type { TextKey } from './text';

export interface LiveVoice {
  name: string;
  /** In one word. */
  trait: TextKey;
}

const VOICES: readonly [name: string, trait: TextKey][] = [
  ['Achernar', 'voiceSoft'],
  ['Achird', 'voiceFriendly'],
  ['Algenib', 'voiceGravelly'],
  ['Algieba', 'voiceSmooth'],
  ['Alnilam', 'voiceFirm'],
  ['Aoede', 'voiceBreezy'],
  ['Autonoe', 'voiceBright'],
  ['Callirrhoe', 'voiceEasyGoing'],
  ['Charon', 'voiceInformative'],
  ['Despina', 'voiceSmooth'],
  ['Enceladus', 'voiceBreathy'],
  ['Erinome', 'voiceClear'],
  ['Fenrir', 'voiceExcitable'],
  ['Gacrux', 'voiceMature'],
  ['Iapetus', 'voiceClear'],
  ['Kore', 'voiceFirm'],
  ['Laomedeia', 'voiceUpbeat'],
  ['Leda', 'voiceYouthful'],
  ['Orus', 'voiceFirm'],
  ['Puck', 'voiceUpbeat'],
  ['Pulcherrima', 'voiceForward'],
  ['Rasalgethi', 'voiceInformative'],
  ['Sadachbia', 'voiceLively'],
  ['Sadaltager', 'voiceKnowledgeable'],
  ['Schedar', 'voiceEven'],
  ['Sulafat', 'voiceWarm'],
  ['Umbriel', 'voiceEasyGoing'],
  ['Vindemiatrix', 'voiceGentle'],
  ['Zephyr', 'voiceBright'],
  ['Zubenelgenubi', 'voiceCasual'],
];

/** https://docs.cloud.google.com/vertex-ai/generative-ai/docs/live-api/configure-language-voice */
export const LIVE_VOICES: readonly LiveVoice[] = VOICES.map(([name, trait]) => ({ name, trait }));

/** BCP 47 tags, from the same page. */
export const LIVE_LANGUAGES: readonly string[] = [
  ...[
    'ar-EG',
    'bn-BD',
    'de-DE',
    'en-IN',
    'en-US',
    'es-US',
    'fr-FR',
    'hi-IN',
    'id-ID',
    'it-IT',
    'ja-JP',
    'ko-KR',
  ],
  ...[
    'mr-IN',
    'nl-NL',
    'pl-PL',
    'pt-BR',
    'ro-RO',
    'ru-RU',
    'ta-IN',
    'te-IN',
    'th-TH',
    'tr-TR',
    'uk-UA',
    'vi-VN',
  ],
];
