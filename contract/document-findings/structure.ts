import type { DocumentRule } from './document-rule.ts';

/** What the linter says that reads a document first; `inspect.ts` finds it. */
export const structure: Omit<DocumentRule, 'find'> = {
  name: 'structure',
  help: 'Correct it according to the OpenAPI specification.',
  meaning:
    'The document does not conform to the OpenAPI specification: a member is missing, has a wrong type, or is unknown. Everything that can be read is still used.',
  source: 'OpenAPI 3.1.0, section 4.8 (Schema)',
  example: `
    paths:
      /pets:
        get:
          responses:
            200: { summary: All pets }`,
};
