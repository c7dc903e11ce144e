import type { DocumentRule } from './document-rule.ts';

/** An operation that cannot be read; reading the document finds it. */
export const leftOutOperation: Omit<DocumentRule, 'find'> = {
  name: 'left-out-operation',
  help: 'Write the part that is pointed at as the OpenAPI specification has it.',
  meaning:
    'A part of this operation is not what the OpenAPI specification says, and the operation cannot be read without it. It is left out: the mock does not serve it, and a run does not test it. All others are used.',
  source: 'OpenAPI 3.1.0, section 4.8.10 (Operation Object)',
  example: `
    paths:
      /pets:
        get:
          parameters: [7]
          responses: { 200: { description: All pets } }`,
};
