import { embeddedIdRule } from '../schemas/embedded-ids.ts';
import type { DocumentRule } from './document-rule.ts';

/** A schema with an identity of its own; reading the document finds it. */
export const embeddedId: Omit<DocumentRule, 'find'> = {
  name: embeddedIdRule,
  help: 'Leave out the `$id`.',
  meaning:
    'A schema inside the document has an `$id`. That makes it a document of its own, and references inside it no longer lead to this document. It is read without the `$id`, and several schemas with the same one are read each for itself.',
  source: 'JSON Schema 2020-12, Core, section 8.2.1',
  example: `
    components:
      schemas:
        Pet: { $id: 'https://example.com/pet', type: object }`,
};
