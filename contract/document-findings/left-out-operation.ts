import type { DocumentRule } from './document-rule.ts';

/** An operation that cannot be read; reading the document finds it. */
export const leftOutOperation: Omit<DocumentRule, 'find'> = {
  name: 'left-out-operation',
  help: 'Correct this part according to the OpenAPI specification.',
  meaning:
    'A part of this operation does not conform to the OpenAPI specification, and the operation cannot be read without it. The operation is left out: the mock does not serve it, and a run does not test it. All other operations are used.',
  source: 'OpenAPI 3.1.0, section 4.8.10 (Operation Object)',
  example: `
    paths:
      /pets:
        get:
          parameters: [7]
          responses: { 200: { description: All pets } }`,
};
