import { invalidArgument, modelNotFound } from '../errors';
import { findModel, type Model } from '../models';
import type { Setup } from './messages';

/** Not supported in Live, as the discovery document says of BidiGenerateContentSetup.generationConfig. */
const unsupported = [
  'responseLogprobs',
  'responseMimeType',
  'logprobs',
  'responseSchema',
  'responseJsonSchema',
  'stopSequences',
];

/**
 * Checks what a schema cannot say of a setup.
 * @throws the refusal that closes the connection
 */
export function checkSetup(setup: Setup, models: readonly Model[]): Model {
  const id = (setup.model ?? '').replace(/^models\//, '');
  const model = setup.model === `models/${id}` ? findModel(models, id) : undefined;
  if (!model?.supportedGenerationMethods.includes('bidiGenerateContent')) {
    throw modelNotFound(id, 'v1beta', 'bidiGenerateContent');
  }
  checkConfig(setup, model);
  const window = setup.contextWindowCompression;
  const { triggerTokens, slidingWindow } = window ?? {};
  // [assumed]: the words. That the target must be below the trigger is documented.
  if (triggerTokens !== undefined && (slidingWindow?.targetTokens ?? 0) >= triggerTokens) {
    throw invalidArgument('Request contains an invalid argument.');
  }
  return model;
}

function checkConfig({ generationConfig: config = {} }: Setup, model: Model): void {
  for (const name of [...unsupported, 'audioTranscriptionConfig']) {
    // [assumed]: the words.
    if (config[name] !== undefined)
      throw invalidArgument(`generation_config.${name} is not supported in Live.`);
  }
  const { responseModalities: modalities = ['AUDIO'] } = config;
  // [assumed]: the words for anything but TEXT from a model that only speaks.
  if (modalities.length !== 1) throw invalidArgument('Request contains an invalid argument.');
  const [modality = ''] = modalities;
  if (modality === 'TEXT' && model.answersOnlyIn === 'AUDIO') {
    throw invalidArgument('Cannot extract voices from a non-audio request.');
  }
  if (!['TEXT', 'AUDIO'].includes(modality)) throw invalidArgument('Request contains an invalid argument.');
}
