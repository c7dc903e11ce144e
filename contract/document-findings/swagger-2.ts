import { swagger2Rule } from '../swagger-2/conversion.ts';
import type { DocumentRule } from './document-rule.ts';

/** What reading Swagger 2.0 as OpenAPI 3.0 cannot carry over; the conversion finds it. */
export const swagger2: Omit<DocumentRule, 'find'> = {
  name: swagger2Rule,
  help: 'Write what the sentence names as Swagger 2.0 has it, or the document as OpenAPI 3.',
  meaning:
    'Swagger 2.0 is read as OpenAPI 3.0. What it says here cannot be said there, or Swagger 2.0 leaves open what it means. The sentence says how it is read.',
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
