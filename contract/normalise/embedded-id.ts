import type { Rule } from './rule.ts';

/** `$id` makes a schema a document of its own, in which "#/components/schemas/Pet" no longer leads to this one. */
export const embeddedId: Rule = {
  name: 'embedded-id',
  help: 'Leave out the `$id`.',
  meaning:
    'A schema inside the document has an `$id`. That makes it a document of its own, and references inside it no longer lead to this document. It is read without the `$id`.',
  source: 'JSON Schema 2020-12, Core, section 8.2.1',
  example: `
    components:
      schemas:
        Pet: { $id: 'https://example.com/pet', type: object }`,
  read: (schema) => {
    if (typeof schema.$id !== 'string') return undefined;
    const { $id, ...rest } = schema;
    return {
      schema: rest,
      message: `the "$id" ${$id} moves the references inside it to another document; left out`,
    };
  },
};
