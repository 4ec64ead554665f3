/** What `countTokens` takes. */
export const countTypes = {
  CountTokensRequest: { contents: '[]Content', generateContentRequest: 'GenerateContentRequest' },
};
