import type { Row as RowModel, View } from '../../lib/chat/rows';
import { memo } from '../memo';
import { HitRow } from './hit-row';
import { QuestionRow } from './question-row';
import { ReplyRow } from './reply-row';
import type { RowActions } from './row-actions';
import { SessionRow } from './session-row';

interface RowProps {
  row: RowModel;
  view: View;
  /** The model's voice can be heard. */
  audible: boolean;
  actions: RowActions;
}

/** One row of the log. Renders again only when its row is another value. */
export const Row = memo(({ row, view, audible, actions }: RowProps) => {
  switch (row.kind) {
    case 'reply':
      return <ReplyRow row={row} view={view} audible={audible} actions={actions} />;
    case 'question':
      return <QuestionRow row={row} view={view} audible={audible} actions={actions} />;
    case 'hit':
      return <HitRow row={row} />;
    default:
      return <SessionRow row={row} />;
  }
});
