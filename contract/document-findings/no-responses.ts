import type { DocumentRule } from './document-rule.ts';

/** OpenAPI 3.1 allows it, but then no answer can be right or wrong. */
export const noResponses: DocumentRule = {
  name: 'no-responses',
  help: 'Document the responses of the operation; without responses there is nothing to test.',
  meaning:
    'The operation lists no response. OpenAPI 3.1 allows that. Then no response is right or wrong, so nothing is tested.',
  source: 'OpenAPI 3.1.0, section 4.8.16 (Responses Object)',
  example: `
    paths:
      /pets:
        get: { summary: List pets }`,
  find: ({ operations }) =>
    operations
      .filter(({ responses }) => responses.length === 0)
      .map(({ key, pointer }) => ({
        pointer,
        message: `${key} documents no response, so there is nothing to judge it by`,
      })),
};
