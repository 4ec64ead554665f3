import type { Turn } from '../../model';
import type { Desk } from '../desk';

export type NewTurn = Pick<Turn, 'kind' | 'sessionId' | 'sliceIds' | 'at'> &
  Partial<Pick<Turn, 'question' | 'clips' | 'about' | 'askedAt' | 'replay' | 'part' | 'thumbnail'>>;

/** A turn at the end of the conversation. On the desk it is put once it is on disk. */
export function newTurn(desk: Desk, fields: NewTurn): Turn {
  return {
    id: crypto.randomUUID(),
    order: desk.nextOrder++,
    state: 'waiting',
    text: '',
    attempts: 0,
    usages: [],
    ...fields,
  };
}
