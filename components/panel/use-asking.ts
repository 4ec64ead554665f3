import { useMemo, useRef, useState } from 'preact/hooks';
import type { Chat } from '../../lib/chat/state';
import type { Turn } from '../../lib/model';
import type { RowActions } from '../rows/row-actions';
import type { PanelActions } from './panel-actions';

/** Questions: what the next one is about, and what the log and the box have to do with each other. */
export function useAsking(chat: Chat, actions: PanelActions) {
  const box = useRef<HTMLTextAreaElement>(null);
  const [asked, setAsked] = useState(0);
  const [aboutId, setAbout] = useState<string>();
  const about = chat.turns.find(({ id }) => id === aboutId);

  const { rowActions, notAbout, remove, accept } = useMemo(() => {
    const toBox = () => box.current?.focus();
    const accept = (accepted: boolean) => {
      if (accepted) setAsked((count) => count + 1);
      return accepted;
    };
    const point = (turn?: Turn) => {
      setAbout(turn?.id);
      toBox();
    };
    const askAgain = async (turn: Turn) => {
      if (accept(await actions.askAgain(turn))) toBox();
    };
    // The button that has the keyboard's focus goes with the question.
    const remove = (turn: Turn) => {
      actions.unask(turn);
      toBox();
    };
    const { unask, copy, tellApart } = actions;
    const rowActions: RowActions = { askAgain, unask, askAbout: point, copy, tellApart };
    return { rowActions, notAbout: () => point(), remove, accept };
  }, [actions]);

  const ask = async (question: string, replay: boolean) => {
    const aim = { ...(about && { about: about.id }), ...(replay && { replay }) };
    const accepted = accept(await actions.ask(question, aim));
    if (accepted) setAbout(undefined);
    return accepted;
  };
  return { box, asked, about, rowActions, ask, notAbout, remove };
}
