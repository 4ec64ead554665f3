import { type GenerationConfig, userTexts } from './body';
import { changedShare, colourShares } from './looks';
import { fillSchema } from './structured';
import type { GeminiRequest, Media, Picture, ReplyScript } from './types';

/** Less than this share of changed pixels is called no change. */
const stillBelow = 0.002;

/**
 * The answer given when a test plans none: it says what the newest picture really shows, so that a demo is alive
 * and a test can see that the right pixels arrived.
 * @param earlier the requests before this one, to find the picture to compare with
 */
export async function describe(
  request: GeminiRequest,
  earlier: readonly GeminiRequest[],
): Promise<ReplyScript> {
  const question = questionIn(request);
  const picture = request.images.at(-1);
  const video = request.videos.at(-1);
  const chunks = ['**Stand-in, not Gemini.** '];
  if (question) chunks.push(`You asked: “${question}”\n\n`);
  if (picture) chunks.push(...(await describePicture(picture, previousOf(picture, request, earlier))));
  else if (video) chunks.push(describeVideo(video));
  else chunks.push('No picture came with this request.');
  chunks.push('\n\n*Said by the local test server; no model has looked at your screen.*');
  const thoughts = 'The stand-in counts pixels; it does not think.';
  return { chunks: inFormat(chunks, request.message?.generationConfig), thoughts };
}

/** Who asks for JSON gets JSON, with the description in every place for a text. */
function inFormat(chunks: string[], config: GenerationConfig = {}): string[] {
  if (config.responseMimeType !== 'application/json') return chunks;
  const schema = config.responseJsonSchema ?? config.responseSchema ?? { type: 'string' };
  const json = JSON.stringify(fillSchema(schema, chunks.join('')));
  return json.match(/.{1,60}/gsu) ?? [];
}

async function describePicture(picture: Picture, previous: Picture | undefined): Promise<string[]> {
  const pixels = await picture.pixels();
  const changed = previous ? changedShare(await previous.pixels(), pixels) : undefined;
  const name = `${picture.width} × ${picture.height} ${picture.mimeType.replace('image/', '')} picture`;
  if (changed !== undefined && changed < stillBelow) {
    return [`Nothing has visibly changed: the ${name} looks the same as before.`];
  }
  const size = `${Math.round(picture.bytes / 1024)} kB`;
  const colours = colourShares(pixels)
    .slice(0, 3)
    .map(({ colour, share }) => `- ${colour}: ${percent(share)}\n`);
  const codes = picture.qr.map((text) => `\nA QR code reads \`${text}\`.`);
  return [
    changed === undefined
      ? `A ${name} of ${size}.`
      : `The ${name} of ${size} changed by **${percent(changed)}**.`,
    `\n\nMostly:\n\n${colours.join('')}`,
    ...codes,
  ];
}

function describeVideo({ mimeType, bytes }: Media): string {
  return `A ${mimeType.replace('video/', '')} clip of ${Math.round(bytes / 1024)} kB, which the stand-in cannot watch.`;
}

/** The picture before this one, in the same request or an earlier one, if it has the same size. */
function previousOf(picture: Picture, request: GeminiRequest, earlier: readonly GeminiRequest[]) {
  return [...earlier.flatMap(({ images }) => images), ...request.images]
    .filter((other) => other !== picture)
    .findLast(({ width, height }) => width === picture.width && height === picture.height);
}

/**
 * The newest turn's last line that ends in a question mark. Beside a picture, any other text is taken for a
 * caption; alone, it must be what was asked.
 */
function questionIn({ message, images }: GeminiRequest): string | undefined {
  const newest = userTexts({ contents: message?.contents?.slice(-1) ?? [] });
  const lines = newest.flatMap((text) => text.split('\n')).map((line) => line.trim());
  return lines.findLast((line) => line.endsWith('?')) ?? (images.length === 0 ? lines.at(-1) : undefined);
}

function percent(share: number): string {
  return `${share > 0.1 ? Math.round(share * 100) : (share * 100).toFixed(1)} %`;
}
