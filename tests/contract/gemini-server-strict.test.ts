import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { inlinePart, plain } from '../gemini-server/samples';

let gemini: GeminiServer;
beforeAll(async () => {
  gemini = await startGeminiServer();
});
afterAll(() => gemini.close());

const hello = { role: 'user', parts: [{ text: 'Hello' }] };
const generate = '/v1beta/models/gemini-3.8-flash:generateContent';

async function post(body: unknown, path = generate, headers: Record<string, string> = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(gemini.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-goog-api-key': gemini.key, ...headers },
    body: text,
  });
  const { error } = JSON.parse(await response.text());
  return { code: response.status, error };
}

/** A request whose one user turn has these parts. */
const parts = (...given: unknown[]) => ({ contents: [{ role: 'user', parts: given }] });
const config = (generationConfig: unknown) => ({ contents: [hello], generationConfig });
const jpeg = (data: string) => ({ inlineData: { mimeType: 'image/jpeg', data } });
const invalidPayload = 'Invalid JSON payload received.';

const refused: [what: string, body: unknown, message: string][] = [
  ['an unknown field', { contents: [hello], x: 1 }, `${invalidPayload} Unknown name "x": Cannot find field.`],
  [
    'an unknown field in the configuration',
    config({ x: 1 }),
    `${invalidPayload} Unknown name "x" at 'generation_config': Cannot find field.`,
  ],
  [
    'an unknown field deep inside',
    parts({ text: 'a' }, { text: 'b', videoMetadata: { frames: 3 } }),
    `${invalidPayload} Unknown name "frames" at 'contents[0].parts[1].video_metadata': Cannot find field.`,
  ],
  ['a name every object inherits', { contents: [hello], constructor: {} }, 'Unknown name "constructor"'],
  [
    'a text that is a number',
    parts({ text: 5 }),
    `Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 5`,
  ],
  [
    'a number that is a text',
    config({ maxOutputTokens: 'many' }),
    `Invalid value at 'generation_config.max_output_tokens' (TYPE_INT32), "many"`,
  ],
  ['a fraction for a whole number', config({ maxOutputTokens: 1.5 }), '(TYPE_INT32), 1.5'],
  ['a list for a single value', config([]), 'Proto field is not repeating, cannot start list.'],
  [
    'an unknown enum value',
    config({ mediaResolution: 'LOW' }),
    `Invalid value at 'generation_config.media_resolution' (type.googleapis.com/google.ai.generativelanguage.v1beta.GenerationConfig.MediaResolution), "LOW"`,
  ],
  [
    'a resolution only parts may have',
    config({ mediaResolution: 'MEDIA_RESOLUTION_ULTRA_HIGH' }),
    'ULTRA_HIGH',
  ],
  [
    'a duration without its s',
    parts({ text: 'a', videoMetadata: { startOffset: '3' } }),
    'protobuf.Duration',
  ],
  ['two kinds of data in a part', parts({ text: 'a', ...jpeg('') }), `oneof field 'data' is already set.`],
  ['broken base64', parts(jpeg('data:image/jpeg;base64,AAAA')), 'Base64 decoding failed for "data:image'],
  ['broken JSON', '{"contents": [', invalidPayload],
  ['no contents', {}, '* GenerateContentRequest.contents: contents is not specified'],
  ['a turn without parts', { contents: [{ role: 'user' }] }, 'contents.parts must not be empty.'],
  [
    'a part without data',
    parts({ thought: true }),
    "required oneof field 'data' must have one initialized field",
  ],
  [
    'a role of its own',
    { contents: [{ ...hello, role: 'system' }] },
    'Please use a valid role: user, model.',
  ],
  [
    'a model’s turn at the end',
    { contents: [hello, { ...hello, role: 'model' }] },
    'ending with a model turn',
  ],
  [
    'both ways to limit thinking',
    config({ thinkingConfig: { thinkingBudget: 1, thinkingLevel: 'LOW' } }),
    'only one of thinking budget and thinking level',
  ],
  ['an unknown format', config({ responseMimeType: 'text/html' }), 'allowed mimetypes are'],
  ['a schema for plain text', config({ responseJsonSchema: {} }), 'generation_config.response_json_schema'],
  [
    'an unknown kind of file',
    parts({ inlineData: { mimeType: 'jpeg', data: '' } }),
    'Unsupported MIME type: jpeg',
  ],
  ['bytes that are no image', parts(jpeg('AAAA')), 'Unable to process input image.'],
  ['a clip that is none', parts({ inlineData: { mimeType: 'video/mp4', data: 'AAAA' } }), 'invalid argument'],
];

describe('a request is refused for', () => {
  it.each(refused)('%s', async (_, body, message) => {
    const { code, error } = await post(body);
    expect(code).toBe(400);
    expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(error.message).toContain(message);
    expect(gemini.answers.at(-1)).toMatchObject({ status: 400, error: error.message });
  });

  it('several things at once, each with its place', async () => {
    const { error } = await post({ ...config({ x: 1, y: 2 }) });
    const [detail] = error.details;
    expect(detail['@type']).toBe('type.googleapis.com/google.rpc.BadRequest');
    expect(detail.fieldViolations).toEqual(
      ['x', 'y'].map((name) => ({
        field: 'generation_config',
        description: `${invalidPayload} Unknown name "${name}" at 'generation_config': Cannot find field.`,
      })),
    );
  });

  it('a picture that is cut off, or of another type than it says', async () => {
    const { data } = await plain(320, 200, 'green');
    const half = data.subarray(0, data.length - 100);
    for (const sample of [
      { mimeType: 'image/jpeg', data: half },
      { mimeType: 'image/png', data },
    ]) {
      const { code, error } = await post(parts(inlinePart(sample)));
      expect([code, error.message]).toEqual([400, 'Provided image is not valid.']);
    }
  });

  it('a picture sent to a model that cannot see, or text from one that only speaks', async () => {
    const path = '/v1beta/models/gemini-3.8-flash-tts:generateContent';
    const spoken = { generationConfig: { responseModalities: ['AUDIO'] } };
    const image = inlinePart(await plain(8, 8, 'red'));
    expect((await post({ ...parts(image), ...spoken }, path)).error.message).toContain(
      'Image input modality',
    );
    expect((await post({ contents: [hello] }, path)).error.message).toContain('response modalities (TEXT)');
  });

  it('its weight', async () => {
    const { code, error } = await post(parts({ text: 'x'.repeat(21 * 1024 * 1024) }));
    expect([code, error.message]).toEqual([400, 'Request payload size exceeds the limit: 20971520 bytes.']);
  });
});

describe('the path', () => {
  it.each([
    ['an unknown model', '/v1beta/models/gemini-0:generateContent', 'models/gemini-0 is not found'],
    [
      'a model that does not generate',
      '/v1beta/models/gemini-3.8-live:generateContent',
      'is not supported for',
    ],
  ])('names %s', async (_, path, message) => {
    const { code, error } = await post({ contents: [hello] }, path);
    expect([code, error.status]).toEqual([404, 'NOT_FOUND']);
    expect(error.message).toContain(message);
    expect(error.message).toContain('API version v1beta');
  });

  it.each(['/', '/v2/models', '/v1beta/models/a:explain', '/v1beta//models'])(
    'is unknown: %s',
    async (path) => {
      const response = await fetch(gemini.url + path, { headers: { 'x-goog-api-key': gemini.key } });
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('text/html');
    },
  );

  it('of v1 knows fewer fields', async () => {
    const path = generate.replace('v1beta', 'v1');
    const { error } = await post(
      { contents: [hello], systemInstruction: hello, generationConfig: { thinkingConfig: {} } },
      path,
    );
    expect(error.message.split('\n')).toEqual([
      `${invalidPayload} Unknown name "systemInstruction": Cannot find field.`,
      `${invalidPayload} Unknown name "thinkingConfig" at 'generation_config': Cannot find field.`,
    ]);
    expect(await post({ contents: [hello] }, path)).toMatchObject({ code: 200 });
  });

  it('takes no unknown query', async () => {
    const { error } = await post({ contents: [hello] }, `${generate}?stream=true`);
    expect(error.message).toContain('Unknown name "stream": Cannot bind query parameter.');
  });
});

describe('the key', () => {
  it('must be there', async () => {
    const { code, error } = await post({ contents: [hello] }, generate, { 'x-goog-api-key': '' });
    expect([code, error.status]).toEqual([403, 'PERMISSION_DENIED']);
  });

  it('must be good', async () => {
    const { code, error } = await post({ contents: [hello] }, generate, { 'x-goog-api-key': 'wrong' });
    expect([code, error.status]).toEqual([400, 'INVALID_ARGUMENT']);
    expect(error.details[0]).toMatchObject({ reason: 'API_KEY_INVALID', domain: 'googleapis.com' });
  });

  it('must not travel in the URL, where it counts for nothing and is noted', async () => {
    const { code } = await post({ contents: [hello] }, `${generate}?key=${gemini.key}`, {
      'x-goog-api-key': '',
    });
    expect(code).toBe(403);
    expect(gemini.keyInUrl).toEqual([gemini.answers.at(-1)]);
  });
});

describe('proto JSON', () => {
  it('takes both spellings, single values for lists, nulls, and enums in any case', async () => {
    const { data } = await plain(8, 8, 'red');
    const body = {
      contents: { parts: [{ inline_data: { mime_type: 'image/jpeg', data: data.toString('base64url') } }] },
      system_instruction: { parts: { text: 'Be brief.' } },
      generation_config: { max_output_tokens: '500', thinking_config: { thinking_level: 'low' }, seed: null },
    };
    expect(await post(body)).toMatchObject({ code: 200 });
    const { message, images } = gemini.answers.at(-1) ?? {};
    expect(message?.generationConfig).toEqual({
      maxOutputTokens: 500,
      thinkingConfig: { thinkingLevel: 'LOW' },
    });
    expect(images).toHaveLength(1);
  });

  it('takes what current models ignore, with a warning', async () => {
    expect(await post(config({ temperature: 0.5, topK: 3 }))).toMatchObject({ code: 200 });
    expect(gemini.answers.at(-1)?.warnings).toEqual([
      expect.stringContaining('temperature'),
      expect.stringContaining('topK'),
    ]);
  });
});

describe('older models', () => {
  it('count tiles, and know no thinking level', async () => {
    const path = '/v1beta/models/gemini-2.5-flash:generateContent';
    await post(parts(inlinePart(await plain(1280, 720, 'red'))), path);
    expect(gemini.answers.at(-1)?.usage?.promptTokenCount).toBe(2 * 258);
    const { error } = await post(config({ thinkingConfig: { thinkingLevel: 'LOW' } }), path);
    expect(error.message).toBe('Thinking level is not supported for this model.');
  });
});
