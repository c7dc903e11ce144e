import type { DocumentRule } from './document-rule.ts';

/** What the linter says that reads a document first; `inspect.ts` finds it. */
export const structure: Omit<DocumentRule, 'find'> = {
  name: 'structure',
  help: 'Write it as the OpenAPI specification has it.',
  meaning:
    'The document is not built as the OpenAPI specification says: a member is missing, has another type, or is not known. What can be read is used all the same.',
  source: 'OpenAPI 3.1.0, section 4.8 (Schema)',
  example: `
    paths:
      /pets:
        get:
          responses:
            200: { summary: All pets }`,
};
