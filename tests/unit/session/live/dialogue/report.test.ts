import { expect, it } from 'vitest';
import type { Watch } from '@/lib/model';
import { judgeReport, notReported } from '@/lib/session/live/dialogue/report';
import { makeSession } from '../../make';

const watch: Watch = { id: 'w', text: 'the build turns red', paused: false };

it('hits once per event, however often it is reported', () => {
  const session = makeSession();
  const report = (met: boolean, evidence = '') =>
    judgeReport([watch], session, { id: 'w', met, evidence }).hit?.evidence;
  expect(report(true, 'It is red.')).toBe('It is red.');
  expect(report(true, 'It is still red.')).toBeUndefined();
  expect(report(false)).toBeUndefined();
  expect(report(true, 'Red again.')).toBe('Red again.');
});

it('hits again when the end of an event was not reported, and there is other evidence', () => {
  const session = makeSession();
  const report = (evidence: string) =>
    judgeReport([watch], session, { id: 'w', met: true, evidence }).hit?.evidence;
  expect(report('Build 1 failed.')).toBeDefined();
  notReported([watch], session);
  expect(report('Build 2 failed.'), 'it may be the same').toBeUndefined();
  for (let change = 0; change < 2; change++) notReported([watch], session);
  expect(report('Build 1 failed.'), 'of the same').toBeUndefined();
  for (let change = 0; change < 2; change++) notReported([watch], session);
  expect(report('Build 3 failed.')).toBeDefined();
});

it('says why a report is none', () => {
  const session = makeSession();
  const judged = (args: Record<string, unknown>) => judgeReport([watch], session, args);
  expect(judged({ id: 'other', met: true })).toEqual({ answer: { error: 'There is no watch of this id.' } });
  expect(judged({ id: 'w', met: 'yes' })).toEqual({ answer: { error: 'met: true or false is needed.' } });
  expect(session.watches?.memories.w).toBeUndefined();
  expect(judged({ id: 'w', met: true, evidence: 7 }).hit?.evidence).toBe('');
  expect(judged({ id: 'w', met: true }).answer).toEqual({ result: { noted: true } });
});

it('keeps no more evidence than can be read', () => {
  const { hit } = judgeReport([watch], makeSession(), { id: 'w', met: true, evidence: 'x'.repeat(9_999) });
  expect(hit?.evidence).toHaveLength(500);
});
