import { t } from '../../lib/text';
import type { OptionsActions } from './options-actions';
import type { Outcome } from './use-outcome';

interface Access {
  origin: string | undefined;
  actions: OptionsActions;
  /** What needed the access. */
  again: () => void;
  show: (outcome: Outcome) => void;
}

/** Asks for access to an origin, in a click; then tries again, or says that it was refused. */
export async function askAccess({ origin, actions, again, show }: Access): Promise<void> {
  if (origin === undefined) return;
  if (await actions.allow(origin)) again();
  else show({ kind: 'invalid', text: t('accessRefused') });
}
