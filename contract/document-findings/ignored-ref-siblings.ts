import { ignoredSiblingsRule } from '../schemas/ref-siblings.ts';
import type { DocumentRule } from './document-rule.ts';

/** What stands beside a reference in OpenAPI 3.0; reading the document finds it. */
export const ignoredRefSiblings: Omit<DocumentRule, 'find'> = {
  name: ignoredSiblingsRule,
  help: 'Put the reference into an `allOf`, and the other keywords beside the `allOf`.',
  meaning:
    'In OpenAPI 3.0, everything beside a `$ref` is ignored. In 3.1 it applies. The author probably expects it to apply, but tools ignore it.',
  source: 'OpenAPI 3.0.3, section 4.7.23 (Reference Object)',
  example: `
    openapi: 3.0.3
    components:
      schemas:
        Name: { type: string }
        Pet:
          type: object
          properties:
            name: { $ref: '#/components/schemas/Name', maxLength: 10 }`,
};
