/**
 * The parts of a validated request that the server looks at. Validation has made sure of these types and has put
 * every name into camelCase.
 */
export interface GenerateBody {
  contents?: Content[];
  systemInstruction?: Content;
  generationConfig?: GenerationConfig;
  tools?: unknown[];
}

export interface Content {
  role?: string;
  parts?: Part[];
}

export interface Part {
  text?: string;
  inlineData?: { mimeType?: string; data?: string };
  fileData?: { mimeType?: string; fileUri?: string };
  functionResponse?: unknown;
  mediaResolution?: { level?: string };
  videoMetadata?: { startOffset?: string; endOffset?: string; fps?: number };
  [other: string]: unknown;
}

export interface GenerationConfig {
  maxOutputTokens?: number;
  responseMimeType?: string;
  responseSchema?: unknown;
  responseJsonSchema?: unknown;
  responseModalities?: string[];
  mediaResolution?: string;
  thinkingConfig?: { includeThoughts?: boolean; thinkingBudget?: number; thinkingLevel?: string };
  [other: string]: unknown;
}

/** All parts of all turns, in order. */
export function allParts(body: GenerateBody): Part[] {
  return (body.contents ?? []).flatMap(({ parts }) => parts ?? []);
}

/** The texts that the user said, in order. A turn without a role counts as the user's. */
export function userTexts(body: GenerateBody): string[] {
  return (body.contents ?? [])
    .filter(({ role }) => !role || role === 'user')
    .flatMap(({ parts }) => textsOf(parts));
}

export function systemText(body: GenerateBody): string {
  return textsOf(body.systemInstruction?.parts).join('\n');
}

function textsOf(parts: Part[] = []): string[] {
  return parts.flatMap(({ text }) => (text === undefined ? [] : [text]));
}
