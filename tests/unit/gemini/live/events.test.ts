import { describe, expect, it } from 'vitest';
import { liveEvents } from '../../../../lib/gemini/live-events';
import type { LiveEvent } from '../../../../lib/live';

const content = (serverContent: object) => liveEvents({ serverContent });

describe('a message of the server', () => {
  it.each<[string, unknown, LiveEvent[]]>([
    ['of the setup says nothing', { setupComplete: {} }, []],
    [
      'with keys that nobody knows says nothing',
      { voiceActivity: {}, serverContent: { waitingForInput: true } },
      [],
    ],
    [
      'of any shape is survived',
      { serverContent: { modelTurn: { parts: [null, 7, 'x'] } }, toolCallCancellation: { ids: 3 } },
      [],
    ],
    ['that is no object says nothing', 7, []],
    ['goes away', { goAway: { timeLeft: '50.5s' } }, [{ type: 'go-away', timeLeftMs: 50_500 }]],
    [
      'goes away in a time that nobody can read: at once',
      { goAway: {} },
      [{ type: 'go-away', timeLeftMs: 0 }],
    ],
    [
      'has a handle',
      { sessionResumptionUpdate: { newHandle: 'h', resumable: true } },
      [{ type: 'handle', handle: 'h' }],
    ],
    ['has none now', { sessionResumptionUpdate: { resumable: false } }, [{ type: 'handle' }]],
    [
      'has an empty handle, which is none',
      { sessionResumptionUpdate: { newHandle: '', resumable: true } },
      [{ type: 'handle' }],
    ],
    [
      'takes calls back',
      { toolCallCancellation: { ids: ['a', 7, 'b'] } },
      [{ type: 'tool-calls-cancelled', ids: ['a', 'b'] }],
    ],
  ])('%s', (_, message, events) => {
    expect(liveEvents(message)).toEqual(events);
  });

  it('tells all that is in it, the end of the turn last', () => {
    expect(
      liveEvents({
        usageMetadata: { promptTokenCount: 5, responseTokenCount: 7 },
        sessionResumptionUpdate: { newHandle: 'h', resumable: true },
        goAway: { timeLeft: '9s' },
        serverContent: {
          turnComplete: true,
          generationComplete: true,
          outputTranscription: { text: ' there', finished: true },
          inputTranscription: { text: 'Hel' },
          modelTurn: { parts: [{ text: 'Hi' }] },
          interrupted: true,
        },
      }).map(({ type }) => type),
    ).toEqual([
      'interrupted',
      'heard',
      'text',
      'said',
      'handle',
      'usage',
      'generated',
      'turn-complete',
      'go-away',
    ]);
  });
});

describe('what the model says', () => {
  it('is bytes of sound, decoded', () => {
    expect(
      content({
        modelTurn: { parts: [{ inlineData: { mimeType: 'audio/pcm;rate=24000', data: 'AQD/fw==' } }] },
      }),
    ).toEqual([{ type: 'audio', pcm: new Uint8Array([1, 0, 255, 127]) }]);
  });

  it.each([
    ['at another rate', { mimeType: 'audio/pcm;rate=16000', data: 'AQD/fw==' }],
    ['in no base64', { mimeType: 'audio/pcm', data: '%' }],
  ])('cannot be read %s', (_, inlineData) => {
    expect(content({ modelTurn: { parts: [{ inlineData }] } })).toEqual([
      { type: 'garbage', detail: expect.stringContaining('Expected speech') },
    ]);
  });

  it('is not what it thinks, nor its code or pictures', () => {
    const parts = [
      { text: 'Hm', thought: true },
      { executableCode: { code: 'x' } },
      { inlineData: { mimeType: 'image/png', data: 'AAAA' } },
      { text: '' },
    ];
    expect(content({ modelTurn: { parts } })).toEqual([]);
  });

  it('is a fragment as it is, and may be nothing but finished', () => {
    expect(content({ outputTranscription: { text: ' two ' } })).toEqual([
      { type: 'said', text: ' two ', finished: false },
    ]);
    expect(content({ inputTranscription: { finished: true } })).toEqual([
      { type: 'heard', text: '', finished: true },
    ]);
    expect(content({ inputTranscription: {} })).toEqual([]);
  });
});

describe('what the model found', () => {
  const web = (uri: unknown, title?: string) => ({ web: { uri, title } });
  const links = (...groundingChunks: object[]) => content({ groundingMetadata: { groundingChunks } });

  it('are links to pages', () => {
    expect(links(web('https://a.example/b', 'A'), web('http://c.example'), { maps: {} })).toEqual([
      {
        type: 'sources',
        links: [
          { title: 'A', url: 'https://a.example/b' },
          { title: 'c.example', url: 'http://c.example/' },
        ],
      },
    ]);
  });

  it('are none that run or open anything else', () => {
    expect(
      links(web('javascript:alert(1)'), web('data:text/html,x'), web('file:///etc/passwd'), web('x'), web(7)),
    ).toEqual([]);
  });
});

describe('tools', () => {
  const call = (...functionCalls: unknown[]) => liveEvents({ toolCall: { functionCalls } });

  it('are called with what the model gives', () => {
    expect(call({ id: '1', name: 'look_closer', args: { left: 0.5 } }, { id: '2', name: 'other' })).toEqual([
      {
        type: 'tool-calls',
        calls: [
          { id: '1', name: 'look_closer', args: { left: 0.5 } },
          { id: '2', name: 'other', args: {} },
        ],
      },
    ]);
  });

  it('cannot be answered without an id', () => {
    const garbage = { type: 'garbage', detail: expect.any(String) };
    expect(call({ name: 'look_closer' }, { id: '2', name: 'other' })).toEqual([
      { type: 'tool-calls', calls: [{ id: '2', name: 'other', args: {} }] },
      garbage,
    ]);
    expect(call()).toEqual([garbage]);
  });
});

describe('the bill', () => {
  it('tells the kinds in, speech, thoughts, and what a search put in', () => {
    const usageMetadata = {
      promptTokenCount: 1000,
      toolUsePromptTokenCount: 50,
      cachedContentTokenCount: 10,
      responseTokenCount: 200,
      thoughtsTokenCount: 30,
      totalTokenCount: 1280,
      promptTokensDetails: [
        { modality: 'TEXT', tokenCount: 100 },
        { modality: 'AUDIO', tokenCount: 300 },
        { modality: 'IMAGE', tokenCount: 500 },
        { modality: 'VIDEO', tokenCount: 100 },
      ],
      toolUsePromptTokensDetails: [{ modality: 'TEXT', tokenCount: 50 }],
      responseTokensDetails: [
        { modality: 'AUDIO', tokenCount: 180 },
        { modality: 'TEXT', tokenCount: 20 },
      ],
    };
    expect(liveEvents({ usageMetadata })).toEqual([
      {
        type: 'usage',
        usage: {
          input: 1050,
          output: 230,
          text: 150,
          image: 500,
          video: 100,
          audio: 300,
          cached: 10,
          thoughts: 30,
          speech: 180,
        },
      },
    ]);
  });

  it('of any shape is survived', () => {
    expect(
      liveEvents({ usageMetadata: { promptTokenCount: 'x', responseTokensDetails: [null, {}] } }),
    ).toEqual([{ type: 'usage', usage: { input: 0, output: 0 } }]);
  });
});
