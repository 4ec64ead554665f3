import type { Preset } from '../../lib/settings';
import { t } from '../../lib/text';
import { Field } from './field';
import type { OptionsActions } from './options-actions';
import { SelectField, type SelectOption } from './select-field';
import { useDraft } from './use-draft';
import { useOutcome } from './use-outcome';

interface InstructionFieldsProps {
  preset: Preset;
  presets: readonly SelectOption<Preset>[];
  /** The text that is in force. */
  instruction: string;
  hasOwn: boolean;
  actions: OptionsActions;
}

/** A preset, and its text, which becomes the user's own when edited. */
export function InstructionFields({ preset, presets, instruction, hasOwn, actions }: InstructionFieldsProps) {
  const { outcome, show, run, clear } = useOutcome();
  const save = (text: string) => {
    const customInstruction = text.trim();
    if (customInstruction === '') return show({ kind: 'invalid', text: t('instructionEmpty') });
    if (customInstruction === instruction) return clear();
    run(async () => {
      await actions.save({ preset: 'custom', customInstruction });
      return { kind: 'saved', text: t('saved') };
    });
  };
  const choose = (next: Preset) => {
    clear();
    // One's own begins with what is there.
    const fill = next === 'custom' && !hasOwn ? { customInstruction: instruction } : {};
    return actions.save({ preset: next, ...fill });
  };
  const draft = useDraft({ stored: instruction, onCommit: save, multiline: true });
  return (
    <>
      <SelectField label={t('preset')} value={preset} options={presets} onSave={choose} />
      <Field label={t('instruction')} hint={t('instructionHint')} outcome={outcome} wide>
        {(control) => <textarea rows={6} {...control} {...draft} />}
      </Field>
    </>
  );
}
