import { type TextKey, t } from '../../lib/text';
import { Mark } from '../icons';

/** `waiting`: the browser asks. */
export type Asking = 'ask' | 'waiting' | 'granted' | 'refused' | 'missing';

interface MicrophonePageProps {
  asking: Asking;
  actions: { allow(): void; settings(): void };
}

const WORDS: [title: TextKey, text: TextKey][] = [
  ['microphoneWhyTitle', 'microphoneWhy'],
  ['microphoneWhatTitle', 'microphoneWhat'],
  ['microphoneWithoutTitle', 'microphoneWithout'],
];

/** Why the microphone is asked for, the asking, and what came of it. */
export function MicrophonePage({ asking, actions }: MicrophonePageProps) {
  return (
    <main class="microphone">
      <header class="microphone-header">
        <Mark />
        <h1>{t('microphoneTitle')}</h1>
      </header>
      <div class="microphone-words">
        {WORDS.map(([title, text]) => (
          <section key={title}>
            <h2>{t(title)}</h2>
            <p>{t(text)}</p>
          </section>
        ))}
        <div class="asking-state">
          <div role="status">
            <Outcome asking={asking} />
          </div>
          <Buttons asking={asking} actions={actions} />
        </div>
      </div>
    </main>
  );
}

interface OutcomeText {
  kind: 'good' | 'bad' | '';
  title: TextKey;
  advice: TextKey;
}

const OUTCOMES: Record<Exclude<Asking, 'ask'>, OutcomeText> = {
  waiting: { kind: '', title: 'microphoneWaiting', advice: 'microphoneWaitingDo' },
  granted: { kind: 'good', title: 'microphoneGranted', advice: 'microphoneGrantedDo' },
  refused: { kind: 'bad', title: 'failMicrophoneRefused', advice: 'microphoneRefusedDo' },
  missing: { kind: 'bad', title: 'failMicrophoneMissing', advice: 'microphoneMissingDo' },
};

function Outcome({ asking }: { asking: Asking }) {
  if (asking === 'ask') return null;
  const { kind, title, advice } = OUTCOMES[asking];
  return (
    <>
      <p class={kind}>{t(title)}</p>
      <p>{t(advice)}</p>
    </>
  );
}

function Buttons({ asking, actions }: MicrophonePageProps) {
  if (asking === 'granted' || asking === 'waiting') return null;
  return (
    <div class="buttons">
      <button type="button" class="button primary" onClick={actions.allow}>
        {t(asking === 'ask' ? 'allowMicrophone' : 'tryAgain')}
      </button>
      {asking === 'refused' && (
        <button type="button" class="button" onClick={actions.settings}>
          {t('microphoneSettings')}
        </button>
      )}
    </div>
  );
}
