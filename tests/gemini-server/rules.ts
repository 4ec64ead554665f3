import type { Content, GenerateBody, GenerationConfig, Part } from './body';
import { allParts } from './body';
import { invalidArgument, Refusal } from './errors';
import { generation, type Model } from './models';
import { oneofs } from './schema';

const jsonMimeType = 'application/json';
const mimeTypes = ['text/plain', jsonMimeType, 'application/xml', 'application/yaml', 'text/x.enum'];
const ignoredByCurrentModels = ['temperature', 'topP', 'topK', 'candidateCount'];
const dataFields = oneofs.Part?.data ?? [];

/**
 * Checks what a schema cannot say.
 * @throws the refusal that the API gives for the first rule broken
 */
export function checkRules(body: GenerateBody, model: Model): void {
  checkContents(body.contents ?? []);
  checkConfig(body.generationConfig ?? {}, model);
  for (const part of allParts(body)) checkPart(part, model);
}

/** What is allowed but pointless or outdated, in words for a test's failure message. */
export function warningsAbout(body: GenerateBody): string[] {
  const { thinkingConfig, ...config } = body.generationConfig ?? {};
  const ignored = ignoredByCurrentModels.filter((name) => config[name] !== undefined);
  const warnings = ignored.map((name) => `generationConfig.${name} is ignored or refused by current models`);
  if (thinkingConfig?.thinkingBudget !== undefined) {
    warnings.push('thinkingConfig.thinkingBudget is outdated: use thinkingLevel');
  }
  return warnings;
}

function checkContents(contents: Content[]): void {
  if (contents.length === 0) throw broken('contents', 'contents is not specified');
  contents.forEach(({ role, parts = [] }, turn) => {
    if (role && role !== 'user' && role !== 'model') {
      throw invalidArgument('Please use a valid role: user, model.');
    }
    if (parts.length === 0) throw broken(`contents[${turn}].parts`, 'contents.parts must not be empty.');
    parts.forEach((part, index) => {
      if (dataFields.some((field) => part[field] !== undefined)) return;
      const place = `contents[${turn}].parts[${index}].data`;
      throw broken(place, "required oneof field 'data' must have one initialized field");
    });
  });
  checkLastTurn(contents[contents.length - 1]);
}

function checkLastTurn(last: Content | undefined): void {
  const endsInResponse = last?.parts?.at(-1)?.functionResponse !== undefined;
  if (last?.role !== 'model' || endsInResponse) return;
  throw invalidArgument(
    'Requests ending with a model turn are not supported unless the last part is a function response.',
  );
}

function checkConfig(config: GenerationConfig, model: Model): void {
  checkThinking(config, model);
  checkFormat(config);
  if (config.maxOutputTokens !== undefined && config.maxOutputTokens < 1) {
    throw broken('generation_config.max_output_tokens', 'max_output_tokens must be positive.');
  }
  const only = model.answersOnlyIn;
  if (!only || config.responseModalities?.includes(only)) return;
  throw invalidArgument(
    `The requested combination of response modalities (${config.responseModalities?.join(', ') ?? 'TEXT'}) is not ` +
      `supported by the model. ${model.name} accepts the following combination of response modalities:\n* ${only}\n`,
  );
}

function checkThinking({ thinkingConfig }: GenerationConfig, model: Model): void {
  if (!thinkingConfig) return;
  const { thinkingBudget, thinkingLevel } = thinkingConfig;
  if (thinkingBudget !== undefined && thinkingLevel !== undefined) {
    throw invalidArgument('You can only set only one of thinking budget and thinking level.');
  }
  if (!model.thinking) throw invalidArgument(`Thinking is not enabled for ${model.name}`);
  const { thinkingLevels: levels = [] } = model;
  if (thinkingLevel === undefined || levels.includes(thinkingLevel)) return;
  const which = levels.length > 0 ? ` ${thinkingLevel}` : '';
  throw invalidArgument(`Thinking level${which} is not supported for this model.`);
}

function checkFormat({ responseMimeType, responseSchema, responseJsonSchema }: GenerationConfig): void {
  if (responseMimeType && !mimeTypes.includes(responseMimeType)) {
    const allowed = mimeTypes.map((type) => `\`${type}\``).join(', ');
    throw broken('generation_config.response_mime_type', `allowed mimetypes are ${allowed}.`);
  }
  if (responseSchema && responseJsonSchema) {
    throw broken('generation_config', 'only one of response_schema and response_json_schema can be set');
  }
  const schema = responseSchema ?? responseJsonSchema;
  if (schema && responseMimeType !== jsonMimeType && responseMimeType !== 'text/x.enum') {
    const place = responseSchema ? 'response_schema' : 'response_json_schema';
    throw broken(`generation_config.${place}`, 'only allowed with a structured response_mime_type');
  }
}

function checkPart({ fileData, inlineData, mediaResolution }: Part, model: Model): void {
  if (fileData) {
    const id = fileData.fileUri?.split('/').pop() ?? '';
    throw new Refusal(
      403,
      'PERMISSION_DENIED',
      `You do not have permission to access the File ${id} or it may not exist.`,
    );
  }
  const isPicture = /^(image|video)\//.test(inlineData?.mimeType ?? '');
  if (isPicture && model.seesPictures === false) {
    throw invalidArgument(`Image input modality is not enabled for ${model.name}`);
  }
  if (mediaResolution && generation(idOf(model)) < 3) {
    throw invalidArgument(`Media resolution per part is not supported for ${model.name}`);
  }
}

function broken(place: string, rule: string): Refusal {
  return invalidArgument(`* GenerateContentRequest.${place}: ${rule}\n`);
}

function idOf(model: Model): string {
  return model.name.slice('models/'.length);
}
