import { type ComponentChildren, Fragment } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Detail } from '../../lib/model';
import type { Preset, Settings } from '../../lib/settings';
import { t } from '../../lib/text';
import { Mark } from '../icons';
import { AddressField } from './address-field';
import { AskingFields, type AskingLimits } from './asking-fields';
import { CheckField } from './check-field';
import { CostFields, type CostLimits } from './cost-fields';
import { DedupeFields } from './dedupe-fields';
import { DeleteEverything } from './delete-everything';
import { InstructionFields } from './instruction-fields';
import { KeyField } from './key-field';
import { type LiveChoices, LiveFields, type LiveLimits } from './live-fields';
import { ModelField, type ModelList } from './model-field';
import type { OptionsActions } from './options-actions';
import type { PriceRow } from './price-table';
import type { SelectOption } from './select-field';
import { ThinkingField } from './thinking-field';
import { WatchingFields, type WatchingLimits } from './watching-fields';

export interface OptionsPageProps {
  settings: Settings;
  apiKey: string;
  list: ModelList;
  limits: WatchingLimits & AskingLimits & CostLimits & LiveLimits;
  frameTokens: Record<Detail, number>;
  live: LiveChoices;
  prices: readonly PriceRow[];
  presets: readonly SelectOption<Preset>[];
  /** The text of the chosen preset, or the user's own. */
  instruction: string;
  actions: OptionsActions;
}

/** Every setting, on one page. */
export function OptionsPage(props: OptionsPageProps) {
  const { settings, apiKey, list, limits, frameTokens, live, prices, presets, instruction, actions } = props;
  const origin = originOf(settings.apiAddress);
  const hasKey = apiKey !== '';
  // Where everything was deleted, what was said beside the fields is no longer true.
  const [round, setRound] = useState(0);
  return (
    <main class="options">
      <header class="options-header">
        <Mark />
        <div>
          <h1>{t('optionsTitle')}</h1>
          <p class="hint">{t('optionsIntro')}</p>
        </div>
      </header>
      <Fragment key={round}>
        <Section title={t('sectionGemini')}>
          <KeyField value={apiKey} origin={origin} actions={actions} />
          <CheckField
            label={t('rememberKey')}
            hint={t('rememberKeyHint')}
            checked={settings.rememberKey}
            onSave={actions.remember}
          />
          <ModelField value={settings.model} list={list} hasKey={hasKey} origin={origin} actions={actions} />
          <ThinkingField value={settings.thinkingLevel} actions={actions} />
          <AddressField value={settings.apiAddress} origin={origin} actions={actions} />
        </Section>
        <Section title={t('sectionInstruction')}>
          <InstructionFields
            preset={settings.preset}
            presets={presets}
            instruction={instruction}
            hasOwn={settings.customInstruction !== ''}
            actions={actions}
          />
        </Section>
        <Section title={t('sectionWatching')}>
          <WatchingFields settings={settings} limits={limits} frameTokens={frameTokens} actions={actions} />
        </Section>
        <Section title={t('engineLive')}>
          <LiveFields
            settings={settings}
            list={list.live}
            hasKey={hasKey}
            limits={limits}
            choices={live}
            actions={actions}
          />
        </Section>
        <Section title={t('sectionReplies')}>
          <DedupeFields settings={settings} actions={actions} />
        </Section>
        <Section title={t('sectionAsking')}>
          <AskingFields settings={settings} limits={limits} actions={actions} />
        </Section>
        <Section title={t('sectionCost')}>
          <CostFields settings={settings} limits={limits} prices={prices} actions={actions} />
        </Section>
      </Fragment>
      <Section title={t('sectionData')}>
        <DeleteEverything actions={actions} onDone={() => setRound(round + 1)} />
      </Section>
    </main>
  );
}

function Section({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId();
  return (
    <section class="section" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function originOf(address: string): string | undefined {
  return URL.parse(address)?.origin;
}
