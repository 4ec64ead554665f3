/** What `batchEmbedContents` takes. */
export const embedTypes = {
  BatchEmbedContentsRequest: { requests: '[]EmbedContentRequest' },
  EmbedContentRequest: {
    model: 'string',
    content: 'Content',
    taskType: 'enum TaskType',
    title: 'string',
    outputDimensionality: 'int32',
    embedContentConfig: 'EmbedContentConfig',
  },
  EmbedContentConfig: {
    taskType: 'enum TaskType',
    title: 'string',
    autoTruncate: 'bool',
    outputDimensionality: 'int32',
    documentOcr: 'bool',
    audioTrackExtraction: 'bool',
  },
} as const;
