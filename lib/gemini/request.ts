import type {
  Content,
  GenerateContentConfig,
  GenerateContentParameters,
  MediaResolution,
  Part,
  ThinkingLevel as SdkThinkingLevel,
} from '@google/genai/web';
import { type AnalysisRequest, AnalyzerError, type Exchange, type Picture } from '../analyzer';
import { SCREEN_THEN } from '../context';
import { generationOf, levelOf } from '../levels';
import { systemInstruction } from './instruction';
import { resolutionOf, type Showing, toParts } from './show';
import { schemaFor } from './structured';
import { thinkingLevelFor } from './thinking';

/**
 * Turns a request into the SDK's parameters.
 * @param timeZone of the times that several pictures are captioned with; the machine's own when absent
 * @throws {AnalyzerError} `model` without a model, `invalid` without picture and question
 */
export function toParameters(request: AnalysisRequest, timeZone?: string): GenerateContentParameters {
  const { model } = request;
  checkModel(model);
  return { model, contents: contents(request, timeZone), config: config(request) };
}

/** @throws {AnalyzerError} `model` when it is none: it becomes part of an address */
export function checkModel(model: string): void {
  if (!/^[\w./-]+$/.test(model) || model.includes('..')) {
    throw new AnalyzerError({ reason: 'model', detail: model && `Not a model: ${model}` });
  }
}

// No temperature, topP, topK or candidateCount: current models ignore or reject them.
function config(request: AnalysisRequest): GenerateContentConfig {
  const level = thinkingLevelFor(request.model, request.thinkingLevel);
  return {
    systemInstruction: systemInstruction(request),
    mediaResolution: resolutionOf(levelOf(request.detail)) as MediaResolution,
    ...(level && { thinkingConfig: { thinkingLevel: level.toUpperCase() as SdkThinkingLevel } }),
    // One request, one bill: a long reply ends with `max-tokens` instead of going on by itself.
    automaticContinuation: false,
    ...(request.watches?.length && {
      responseMimeType: 'application/json',
      responseJsonSchema: schemaFor({ watches: request.watches, pictures: request.pictures.length }),
    }),
  };
}

/** The conversation ends with the user: a request that ends in a `model` turn is refused. */
function contents(request: AnalysisRequest, timeZone?: string): Content[] {
  const { pictures, question, about } = request;
  if (pictures.length === 0 && !question) {
    throw new AnalyzerError({ reason: 'invalid', detail: 'Neither a picture nor a question to send.' });
  }
  const showing = { level: levelOf(request.detail), generation: generationOf(request.model) };
  const [only] = pictures.length === 1 ? pictures : [];
  const shown = only ? toParts(only, showing) : captioned(pictures, showing, timeZone);
  const earlier = request.earlier.flatMap(toTurns);
  if (about && question) return [...earlier, ...asked(about, shown), user([{ text: question }])];
  return [...earlier, user([...shown, { text: question || whatIsShown(pictures) }])];
}

const user = (parts: Part[]): Content => ({ role: 'user', parts });

/** The exchange that is asked about, with what was shown then. */
function asked({ question, answer }: Exchange, shown: Part[]): Content[] {
  return [user([...shown, { text: question || SCREEN_THEN }]), { role: 'model', parts: [{ text: answer }] }];
}

/** One exchange of the conversation so far. */
export function toTurns({ question, answer }: Exchange): Content[] {
  // An empty part is a 400, and half an exchange would put two user turns in a row.
  if (!answer.trim()) return [];
  return [user([{ text: question || SCREEN_THEN }]), { role: 'model', parts: [{ text: answer }] }];
}

function whatIsShown([only, ...others]: Picture[]): string {
  if (others.length > 0) return 'The screen over time.';
  const { durationMs = 0 } = only?.clip ?? {};
  return durationMs > 0 ? `The screen in the last ${durationMs / 1000} seconds.` : 'The screen now.';
}

function captioned(pictures: Picture[], showing: Showing, timeZone?: string): Part[] {
  const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone });
  return pictures.flatMap((picture, index) => [
    {
      text: `${picture.clip ? 'Clip' : 'Picture'} ${index + 1} of ${pictures.length}, ${clock.format(picture.at)}`,
    },
    ...toParts(picture, showing),
  ]);
}
