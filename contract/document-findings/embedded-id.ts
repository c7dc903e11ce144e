import { embeddedIdRule } from '../schemas/embedded-ids.ts';
import type { DocumentRule } from './document-rule.ts';

/** A schema with an identity of its own; reading the document finds it. */
export const embeddedId: Omit<DocumentRule, 'find'> = {
  name: embeddedIdRule,
  help: 'Remove the `$id`.',
  meaning:
    'A schema inside the document has an `$id`. That makes it a separate document, and references inside it no longer lead to this document. Assay ignores the `$id`, and reads several schemas with the same `$id` separately.',
  source: 'JSON Schema 2020-12, Core, section 8.2.1',
  example: `
    components:
      schemas:
        Pet: { $id: 'https://example.com/pet', type: object }`,
};
