import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LiveInput } from '@/lib/live';
import type { Watch, WatchProposal } from '@/lib/model';
import { PATIENCE_MS, Proposal } from '@/lib/session/live/dialogue/proposal';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const RED = 'the build turns red';

function make(watches: Watch[] = []) {
  const state = { shown: undefined as WatchProposal | undefined, added: [] as string[] };
  const answers: [id: string, answer: unknown][] = [];
  const proposal = new Proposal({
    watches: () => watches,
    changed: () => {
      state.shown = proposal.shown;
    },
    answer: (input: LiveInput) => input.type === 'tool-answer' && answers.push([input.id, input.answer]),
    add: async (text) => void state.added.push(text),
  });
  const ask = (id: string, text: unknown = RED) => proposal.ask({ id, name: 'set_watch', args: { text } });
  return { proposal, state, answers, ask };
}

it('takes effect when the user agrees, and not before', async () => {
  const { proposal, state, answers, ask } = make();
  ask('1', `  the build\n turns red `);
  expect(state.shown).toEqual({ id: '1', text: RED });
  expect(answers).toEqual([]);
  await proposal.decide('0', true);
  expect(state.added, 'of another one').toEqual([]);
  await proposal.decide('1', true);
  expect(state).toEqual({ shown: undefined, added: [RED] });
  expect(answers).toEqual([['1', { result: { agreed: true } }]]);
  await proposal.decide('1', true);
  expect(state.added, 'once').toEqual([RED]);
});

it('is declined by the user, or when they do not answer', async () => {
  const { proposal, state, answers, ask } = make();
  ask('1');
  await proposal.decide('1', false);
  ask('2');
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(answers.map(([id, answer]) => [id, (answer as { result: object }).result])).toEqual([
    ['1', { agreed: false, why: 'The user does not want it.' }],
    ['2', { agreed: false, why: 'The user did not answer.' }],
  ]);
  expect(state).toEqual({ shown: undefined, added: [] });
});

it('is withdrawn with its call, and not answered', () => {
  const { proposal, state, answers, ask } = make();
  ask('1');
  proposal.withdraw(['0']);
  expect(state.shown).toBeDefined();
  proposal.withdraw(['0', '1']);
  expect(state.shown).toBeUndefined();
  vi.advanceTimersByTime(PATIENCE_MS);
  expect(answers).toEqual([]);
});

it.each<[string, unknown, Watch[], string]>([
  ['no words', 7, [], 'text: what to watch for is needed.'],
  ['too many words', 'x'.repeat(201), [], 'text: at most 200 characters.'],
  ['one that is set', RED, [{ id: 'w', text: RED, paused: false }], 'This watch is set already.'],
])('is refused with a reason: %s', (_, text, watches, error) => {
  const { state, answers, ask } = make(watches);
  ask('1', text);
  expect(answers).toEqual([['1', { error }]]);
  expect(state.shown).toBeUndefined();
});

it('comes one at a time', () => {
  const { state, answers, ask } = make();
  ask('1');
  ask('2', 'another');
  expect(answers).toEqual([['2', { error: 'The user is still deciding about another watch.' }]]);
  expect(state.shown?.id).toBe('1');
});
