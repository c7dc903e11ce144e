import type { DocumentRule } from './document-rule.ts';

/** OpenAPI 3.1 allows it, but then no answer can be right or wrong. */
export const noResponses: DocumentRule = {
  name: 'no-responses',
  help: 'Document what the operation answers; without responses there is nothing to test.',
  find: ({ operations }) =>
    operations
      .filter(({ responses }) => responses.length === 0)
      .map(({ key, pointer }) => ({
        pointer,
        message: `${key} documents no response, so there is nothing to judge it by`,
      })),
};
