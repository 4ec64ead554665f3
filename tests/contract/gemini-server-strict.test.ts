import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GeminiServer, startGeminiServer } from '../gemini-server';
import { hello, invalidPayload, post, withConfig, withParts } from '../gemini-server/client';
import { inlinePart, plain } from '../gemini-server/samples';

let gemini: GeminiServer;
beforeAll(async () => {
  gemini = await startGeminiServer();
});
afterAll(() => gemini.close());

const jpeg = (data: string) => ({ inlineData: { mimeType: 'image/jpeg', data } });

const refused: [what: string, body: unknown, message: string][] = [
  ['an unknown field', { contents: [hello], x: 1 }, `${invalidPayload} Unknown name "x": Cannot find field.`],
  [
    'an unknown field in the configuration',
    withConfig({ x: 1 }),
    `${invalidPayload} Unknown name "x" at 'generation_config': Cannot find field.`,
  ],
  [
    'an unknown field deep inside',
    withParts({ text: 'a' }, { text: 'b', videoMetadata: { frames: 3 } }),
    `${invalidPayload} Unknown name "frames" at 'contents[0].parts[1].video_metadata': Cannot find field.`,
  ],
  ['a name every object inherits', { contents: [hello], constructor: {} }, 'Unknown name "constructor"'],
  [
    'a text that is a number',
    withParts({ text: 5 }),
    `Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 5`,
  ],
  [
    'a number that is a text',
    withConfig({ maxOutputTokens: 'many' }),
    `Invalid value at 'generation_config.max_output_tokens' (TYPE_INT32), "many"`,
  ],
  ['a fraction for a whole number', withConfig({ maxOutputTokens: 1.5 }), '(TYPE_INT32), 1.5'],
  ['a list for a single value', withConfig([]), 'Proto field is not repeating, cannot start list.'],
  [
    'an unknown enum value',
    withConfig({ mediaResolution: 'LOW' }),
    `Invalid value at 'generation_config.media_resolution' (type.googleapis.com/google.ai.generativelanguage.v1beta.GenerationConfig.MediaResolution), "LOW"`,
  ],
  [
    'a resolution only parts may have',
    withConfig({ mediaResolution: 'MEDIA_RESOLUTION_ULTRA_HIGH' }),
    'ULTRA_HIGH',
  ],
  [
    'a duration without its s',
    withParts({ text: 'a', videoMetadata: { startOffset: '3' } }),
    'protobuf.Duration',
  ],
  [
    'two kinds of data in a part',
    withParts({ text: 'a', ...jpeg('') }),
    `oneof field 'data' is already set.`,
  ],
  ['broken base64', withParts(jpeg('data:image/jpeg;base64,AAAA')), 'Base64 decoding failed for "data:image'],
  ['broken JSON', '{"contents": [', invalidPayload],
  ['no contents', {}, '* GenerateContentRequest.contents: contents is not specified'],
  ['a turn without parts', { contents: [{ role: 'user' }] }, 'contents.parts must not be empty.'],
  [
    'a part without data',
    withParts({ thought: true }),
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
    withConfig({ thinkingConfig: { thinkingBudget: 1, thinkingLevel: 'LOW' } }),
    'only one of thinking budget and thinking level',
  ],
  ['an unknown format', withConfig({ responseMimeType: 'text/html' }), 'allowed mimetypes are'],
  [
    'a schema for plain text',
    withConfig({ responseJsonSchema: {} }),
    'generation_config.response_json_schema',
  ],
  [
    'an unknown kind of file',
    withParts({ inlineData: { mimeType: 'jpeg', data: '' } }),
    'Unsupported MIME type: jpeg',
  ],
  ['bytes that are no image', withParts(jpeg('AAAA')), 'Unable to process input image.'],
  [
    'a clip that is none',
    withParts({ inlineData: { mimeType: 'video/mp4', data: 'AAAA' } }),
    'invalid argument',
  ],
];

describe('a request is refused for', () => {
  it.each(refused)('%s', async (_, body, message) => {
    const { code, error } = await post(gemini, body);
    expect(code).toBe(400);
    expect(error).toMatchObject({ code: 400, status: 'INVALID_ARGUMENT' });
    expect(error.message).toContain(message);
    expect(gemini.answers.at(-1)).toMatchObject({ status: 400, error: error.message });
  });

  it('several things at once, each with its place', async () => {
    const { error } = await post(gemini, { ...withConfig({ x: 1, y: 2 }) });
    const detail = error.details?.[0];
    expect(detail?.['@type']).toBe('type.googleapis.com/google.rpc.BadRequest');
    expect(detail?.fieldViolations).toEqual(
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
      const { code, error } = await post(gemini, withParts(inlinePart(sample)));
      expect([code, error.message]).toEqual([400, 'Provided image is not valid.']);
    }
  });

  it('a picture sent to a model that cannot see, or text from one that only speaks', async () => {
    const path = '/v1beta/models/gemini-3.8-flash-tts:generateContent';
    const spoken = { generationConfig: { responseModalities: ['AUDIO'] } };
    const image = inlinePart(await plain(8, 8, 'red'));
    expect((await post(gemini, { ...withParts(image), ...spoken }, path)).error.message).toContain(
      'Image input modality',
    );
    expect((await post(gemini, { contents: [hello] }, path)).error.message).toContain(
      'response modalities (TEXT)',
    );
  });

  it('its weight', async () => {
    const { code, error } = await post(gemini, withParts({ text: 'x'.repeat(21 * 1024 * 1024) }));
    expect([code, error.message]).toEqual([400, 'Request payload size exceeds the limit: 20971520 bytes.']);
  });
});
