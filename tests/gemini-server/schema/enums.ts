/** The values of each enum, without the prefix that some of Google's own names repeat: see `prefixed`. */
export const enums: Record<string, readonly string[]> = {
  Type: words('TYPE_UNSPECIFIED STRING NUMBER INTEGER BOOLEAN ARRAY OBJECT NULL'),
  TaskType: words(
    'TASK_TYPE_UNSPECIFIED RETRIEVAL_QUERY RETRIEVAL_DOCUMENT SEMANTIC_SIMILARITY CLASSIFICATION CLUSTERING ' +
      'QUESTION_ANSWERING FACT_VERIFICATION CODE_RETRIEVAL_QUERY',
  ),
  ServiceTier: words('unspecified standard flex priority'),
  Delivery: words('DELIVERY_UNSPECIFIED INLINE URI'),
  'Part.MediaProcessing': words('MEDIA_PROCESSING_UNSPECIFIED STATIC AGENTIC'),
  'MediaResolution.Level': prefixed('MEDIA_RESOLUTION', 'UNSPECIFIED LOW MEDIUM HIGH ULTRA_HIGH'),
  'GenerationConfig.MediaResolution': prefixed('MEDIA_RESOLUTION', 'UNSPECIFIED LOW MEDIUM HIGH'),
  'GenerationConfig.Modality': words('MODALITY_UNSPECIFIED TEXT IMAGE AUDIO VIDEO'),
  'ThinkingConfig.ThinkingLevel': words('THINKING_LEVEL_UNSPECIFIED MINIMAL LOW MEDIUM HIGH'),
  'FunctionResponse.Scheduling': words('SCHEDULING_UNSPECIFIED SILENT WHEN_IDLE INTERRUPT'),
  'FunctionDeclaration.Behavior': words('UNSPECIFIED BLOCKING NON_BLOCKING'),
  'FunctionCallingConfig.Mode': words('MODE_UNSPECIFIED AUTO ANY NONE VALIDATED'),
  'ExecutableCode.Language': words('LANGUAGE_UNSPECIFIED PYTHON'),
  'CodeExecutionResult.Outcome': prefixed('OUTCOME', 'UNSPECIFIED OK FAILED DEADLINE_EXCEEDED'),
  'DynamicRetrievalConfig.Mode': prefixed('MODE', 'UNSPECIFIED DYNAMIC'),
  'AudioTranscriptionConfig.Mode': words('MODE_UNSPECIFIED VERBATIM SMART'),
  ToolType: words(
    'TOOL_TYPE_UNSPECIFIED GOOGLE_SEARCH_WEB GOOGLE_SEARCH_IMAGE URL_CONTEXT GOOGLE_MAPS FILE_SEARCH',
  ),
  HarmCategory: prefixed(
    'HARM_CATEGORY',
    'UNSPECIFIED DEROGATORY TOXICITY VIOLENCE SEXUAL MEDICAL DANGEROUS HARASSMENT HATE_SPEECH ' +
      'SEXUALLY_EXPLICIT DANGEROUS_CONTENT CIVIC_INTEGRITY JAILBREAK',
  ),
  'SafetySetting.HarmBlockThreshold': words(
    'HARM_BLOCK_THRESHOLD_UNSPECIFIED BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF',
  ),
  'ComputerUse.Environment': prefixed('ENVIRONMENT', 'UNSPECIFIED BROWSER MOBILE DESKTOP'),
  'ComputerUse.SafetyPolicy': words(
    'SAFETY_POLICY_UNSPECIFIED FINANCIAL_TRANSACTIONS SENSITIVE_DATA_MODIFICATION COMMUNICATION_TOOL ' +
      'ACCOUNT_CREATION DATA_MODIFICATION USER_CONSENT_MANAGEMENT LEGAL_TERMS_AND_AGREEMENTS',
  ),
  'RealtimeInputConfig.ActivityHandling': words(
    'ACTIVITY_HANDLING_UNSPECIFIED START_OF_ACTIVITY_INTERRUPTS NO_INTERRUPTION',
  ),
  'RealtimeInputConfig.TurnCoverage': words(
    'TURN_COVERAGE_UNSPECIFIED TURN_INCLUDES_ONLY_ACTIVITY TURN_INCLUDES_ALL_INPUT ' +
      'TURN_INCLUDES_AUDIO_ACTIVITY_AND_ALL_VIDEO',
  ),
  'AutomaticActivityDetection.StartSensitivity': prefixed('START_SENSITIVITY', 'UNSPECIFIED HIGH LOW'),
  'AutomaticActivityDetection.EndSensitivity': prefixed('END_SENSITIVITY', 'UNSPECIFIED HIGH LOW'),
  'TextResponseFormat.MimeType': words('MIME_TYPE_UNSPECIFIED APPLICATION_JSON TEXT_PLAIN'),
  'ImageResponseFormat.MimeType': words('MIME_TYPE_UNSPECIFIED IMAGE_JPEG'),
  'ImageResponseFormat.ImageSize': prefixed('IMAGE_SIZE', 'UNSPECIFIED FIVE_TWELVE ONE_K TWO_K FOUR_K'),
  'ImageResponseFormat.AspectRatio': prefixed(
    'ASPECT_RATIO',
    'UNSPECIFIED ONE_BY_ONE TWO_BY_THREE THREE_BY_TWO THREE_BY_FOUR FOUR_BY_THREE FOUR_BY_FIVE FIVE_BY_FOUR ' +
      'NINE_BY_SIXTEEN SIXTEEN_BY_NINE TWENTY_ONE_BY_NINE ONE_BY_EIGHT EIGHT_BY_ONE ONE_BY_FOUR FOUR_BY_ONE',
  ),
  'AudioResponseFormat.MimeType': words(
    'MIME_TYPE_UNSPECIFIED AUDIO_MP3 AUDIO_OGG_OPUS AUDIO_L16 AUDIO_WAV AUDIO_ALAW AUDIO_MULAW',
  ),
};

function words(text: string): string[] {
  return text.split(' ');
}

function prefixed(prefix: string, text: string): string[] {
  return words(text).map((word) => `${prefix}_${word}`);
}
