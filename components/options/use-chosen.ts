import { useState } from 'preact/hooks';

/** What the user has just chosen, until it is saved: what was stored before would take it back for a moment. */
export function useChosen<V>(stored: V, onSave: (value: V) => Promise<void>) {
  const [chosen, setChosen] = useState<{ value: V }>();
  const choose = async (value: V) => {
    const mine = { value };
    setChosen(mine);
    await onSave(value).finally(() => setChosen((now) => (now === mine ? undefined : now)));
  };
  return { value: chosen ? chosen.value : stored, choose };
}
