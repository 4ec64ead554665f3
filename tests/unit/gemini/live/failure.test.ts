import { describe, expect, it } from 'vitest';
import { type ClosedWhen, closedBy } from '../../../../lib/gemini/live-failure';
import type { FailureReason } from '../../../../lib/model';
import { nextPacificMidnight } from '../../../../lib/pacific';

const now = 1_700_000_000_000;
const when: ClosedWhen = { key: 'the-key', now, offline: false, resumed: false, ready: true };
const atSetup = { ...when, ready: false };
const why = (code: number, reason: string, circumstances = when) => closedBy({ code, reason }, circumstances);

describe('a close means', () => {
  it.each<[number, string, FailureReason, ClosedWhen]>([
    [1006, '', 'cut', when],
    [1006, '', 'offline', { ...when, offline: true }],
    [1006, '', 'network', atSetup],
    [1000, '', 'cut', when],
    [1001, '', 'cut', when],
    [1007, 'API key not valid. Please pass a valid API key.', 'key', atSetup],
    [1008, 'Your API key was reported as leaked. Please use another API key.', 'key', atSetup],
    [1007, 'API key expired. Please renew the API key.', 'key', atSetup],
    [1008, 'Requests from referer chrome-extension://x/ are blocked.', 'referrer', atSetup],
    [
      1008,
      'Generative Language API has not been used in project 1 before or it is disabled.',
      'api-disabled',
      atSetup,
    ],
    [1007, 'User location is not supported for the API use.', 'region', atSetup],
    [
      1008,
      'models/x is not found for API version v1beta, or is not supported for bidiGenerateContent.',
      'model',
      atSetup,
    ],
    [1008, 'models/x is not found for API ver', 'model', atSetup],
    [1007, 'Request contains an invalid argument.', 'invalid', atSetup],
    [1007, 'Invalid JSON payload received. Unknown name "x"', 'invalid', when],
    [1008, 'Something else', 'invalid', atSetup],
    [1008, 'Operation is not implemented, or supported, or enabled.', 'server', when],
    [1008, 'Deadline expired before operation could complete.', 'cut', when],
    [1011, 'Internal error encountered.', 'server', when],
    [1011, 'The service is currently unavailable.', 'overloaded', when],
    [1011, 'The model is overloaded. Please try again later.', 'overloaded', when],
    [1013, '', 'overloaded', when],
    [1009, '', 'invalid', when],
    [4321, '', 'server', when],
  ])('%d %j: %s', (code, reason, expected, circumstances) => {
    expect(why(code, reason, circumstances)).toMatchObject({
      failure: { reason: expected },
      handleRefused: false,
    });
  });

  it('a quota, and when to come back', () => {
    expect(
      why(1011, 'You exceeded your current quota, please check your plan and billing details.').failure,
    ).toMatchObject({
      reason: 'quota-minute',
      retryAt: now + 60_000,
    });
    expect(why(1011, 'Quota exceeded for metric: requests per day').failure).toMatchObject({
      reason: 'quota-day',
      retryAt: nextPacificMidnight(now),
    });
  });
});

describe('a handle', () => {
  const resuming = { ...atSetup, resumed: true };

  it.each([
    [1008, 'BidiGenerateContent session not found'],
    [1008, 'BidiGenerateContent session is already connected'],
    [1007, 'Invalid session handle'],
    [1007, 'Request contains an invalid argument.'],
    [1008, ''],
  ])('is refused by %d %j', (code, reason) => {
    expect(why(code, reason, resuming).handleRefused).toBe(true);
    expect(why(code, reason, atSetup).handleRefused).toBe(false);
  });

  it.each([
    [1007, 'API key not valid. Please pass a valid API key.'],
    [1011, 'You exceeded your current quota'],
    [1011, 'Internal error encountered.'],
    [1006, ''],
  ])('is not refused by %d %j', (code, reason) => {
    expect(why(code, reason, resuming).handleRefused).toBe(false);
  });

  it('may be refused later', () => {
    expect(
      why(1008, 'BidiGenerateContent session not found', { ...resuming, ready: true }).handleRefused,
    ).toBe(true);
    expect(why(1008, 'Policy violation', { ...resuming, ready: true }).handleRefused).toBe(false);
  });
});

it('tells the words, never the key, and the code where there are none', () => {
  expect(why(1007, 'No good: the-key').failure.detail).toBe('No good: …');
  expect(why(1011, '').failure.detail).toBe('WebSocket 1011');
});
