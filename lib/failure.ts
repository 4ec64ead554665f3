import type { Failure, FailureReason } from './model';

/** An expected failure on its way to the user. */
export class Failed extends Error {
  readonly failure: Failure;

  constructor(reason: FailureReason, detail = '') {
    super(detail || reason);
    this.name = 'Failed';
    this.failure = { reason, detail };
  }
}

/** What to tell the user of anything that was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof Error && 'failure' in error) return error.failure as Failure;
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && error.name === 'QuotaExceededError') return { reason: 'storage', detail };
  return { reason: 'unexpected', detail };
}
