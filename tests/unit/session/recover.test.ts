import { expect, it } from 'vitest';
import type { Failure, Turn } from '@/lib/model';
import { type AfterDeath, afterDeath } from '@/lib/session/recover';
import { makeTurn } from './make';

const failure: Failure = { reason: 'quota-minute', detail: '', retryAt: 5 };

it.each<[string, Partial<Turn>, AfterDeath]>([
  ['was never sent', { attempts: 0 }, 'wait'],
  ['of saved pictures was never sent', { kind: 'batch', attempts: 0 }, 'wait'],
  ['waits for its next try', { attempts: 1, failure }, 'wait'],
  ['waits for its next try, having been cut before that', { attempts: 2, failure, cut: true }, 'wait'],
  ['was on the wire, and nothing had come', { attempts: 1 }, 'again'],
  ['was in the middle of its reply', { attempts: 1, state: 'streaming', text: 'Half' }, 'again'],
  ['was in the middle of its third try', { attempts: 3, state: 'streaming' }, 'again'],
  ['had just heard why its reply ends', { attempts: 1, state: 'streaming', failure }, 'again'],
  ['of a question was on the wire', { kind: 'question', attempts: 1 }, 'again'],
  ['was cut for the second time', { attempts: 2, state: 'streaming', cut: true }, 'give-up'],
  ['was cut a second time before anything came', { attempts: 2, cut: true }, 'give-up'],
  ['of a conversation was asked', { kind: 'question', live: true }, 'conclude'],
  ['of a conversation was being spoken', { live: true, state: 'streaming', text: 'Half' }, 'conclude'],
])('a turn that %s', (_, fields, plan) => {
  expect(afterDeath(makeTurn(fields))).toBe(plan);
});
