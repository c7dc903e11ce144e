import { swagger2Rule } from '../swagger-2/conversion.ts';
import type { DocumentRule } from './document-rule.ts';

/** What reading Swagger 2.0 as OpenAPI 3.0 cannot carry over; the conversion finds it. */
export const swagger2: Omit<DocumentRule, 'find'> = {
  name: swagger2Rule,
  help: 'Correct the named part according to Swagger 2.0, or convert the document to OpenAPI 3.',
  meaning:
    'Swagger 2.0 is converted to OpenAPI 3.0. OpenAPI 3.0 cannot express this part, or Swagger 2.0 does not define its meaning. The message says how Assay reads it.',
  source: 'Swagger 2.0 specification',
  example: `
    swagger: '2.0'
    paths:
      /pets:
        get:
          parameters:
            - { name: tag, in: query, type: array, items: { type: array, items: { type: string } } }
          responses: { 200: { description: All pets } }`,
};
