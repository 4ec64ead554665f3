import { useMemo, useRef, useState } from 'preact/hooks';
import type { PanelActions } from './panel-actions';

type Decide = (ask: boolean) => void;

/**
 * The same actions, but where the budget is used up a question waits for the user's word.
 * @returns `decide` while one waits
 */
export function useOverBudget(actions: PanelActions, spent: boolean) {
  const [decide, setDecide] = useState<Decide | undefined>(undefined);
  const over = useRef(spent);
  over.current = spent;
  const careful = useMemo(() => {
    /** One question at a time: a later one takes the place of the one before. */
    const confirm = () =>
      new Promise<boolean>((resolve) => {
        const once: Decide = (ask) => {
          setDecide(undefined);
          resolve(ask);
        };
        setDecide((before: Decide | undefined) => {
          before?.(false);
          return once;
        });
      });
    return {
      ...actions,
      async ask(question, aim) {
        if (!over.current) return actions.ask(question, aim);
        return (await confirm()) && actions.ask(question, { ...aim, overBudget: true });
      },
      async askAgain(turn) {
        if (!over.current) return actions.askAgain(turn);
        return (await confirm()) && actions.askAgain(turn, true);
      },
    } satisfies PanelActions;
  }, [actions]);
  return { decide, actions: careful };
}
