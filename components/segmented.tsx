import { useId } from 'preact/hooks';

export interface Choice<V extends string> {
  value: V;
  label: string;
}

interface SegmentedProps<V extends string> {
  label: string;
  value: V;
  choices: readonly Choice<V>[];
  onChoose: (value: V) => void;
}

/** A radio group drawn as one bar. Native radios inside, so arrow keys work as everywhere. */
export function Segmented<V extends string>({ label, value, choices, onChoose }: SegmentedProps<V>) {
  const id = useId();
  return (
    <div class="segmented" role="radiogroup" aria-labelledby={id}>
      {/* What can be chosen says it already to those who see it. */}
      <span class="visually-hidden" id={id}>
        {label}
      </span>
      <div class="segments">
        {choices.map((choice) => (
          <label class="segment" key={choice.value}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
