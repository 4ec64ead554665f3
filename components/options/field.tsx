import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { OutcomeLine, type OutcomeLineProps } from './outcome-line';
import type { Outcome } from './use-outcome';

/** Attributes that tie a control to its label, its hint and what is said beside it. */
export interface ControlProps {
  id: string;
  'aria-describedby': string;
  'aria-invalid': boolean;
}

interface FieldProps extends Omit<OutcomeLineProps, 'id'> {
  label: string;
  hint?: string;
  /** A fixed id, for a link to the field. */
  id?: string;
  wide?: boolean;
  children: (control: ControlProps) => ComponentChildren;
}

/** A labelled control with its hint, and its confirmation or refusal beside it. */
export function Field({ label, hint, id, wide = false, children, outcome, ...rest }: FieldProps) {
  const made = useId();
  const control = id ?? made;
  return (
    <div class={wide ? 'field wide' : 'field'}>
      <div class="field-words">
        <label for={control}>{label}</label>
        {hint && (
          <p class="hint" id={`${control}-hint`}>
            {hint}
          </p>
        )}
      </div>
      <div class="field-control">
        {children({
          id: control,
          'aria-describedby': `${hint ? `${control}-hint ` : ''}${control}-outcome`,
          'aria-invalid': isRefused(outcome),
        })}
        <OutcomeLine id={`${control}-outcome`} outcome={outcome} {...rest} />
      </div>
    </div>
  );
}

function isRefused(outcome: Outcome): boolean {
  return outcome.kind === 'invalid' || outcome.kind === 'failed';
}
