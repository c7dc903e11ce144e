import type { Rule } from './rule.ts';

/** `nullable` says nothing without a type (OpenAPI 3.0.3), nor in OpenAPI 3.1; everybody means "or null". */
export const untypedNullable: Rule = {
  name: 'untyped-nullable',
  help: 'Put a `type` beside `nullable`.',
  meaning:
    '`nullable` stands without a `type`, or in a document of OpenAPI 3.1. By the letter it has no effect. It is read as "or null".',
  source: 'OpenAPI 3.0.3, section 4.7.24 (Schema Object), `nullable`',
  example: `
    components:
      schemas:
        Pet: { properties: { name: { type: string } }, nullable: true }`,
  read: (schema) => {
    if (schema.nullable !== true) return undefined;
    const { nullable: _, ...rest } = schema;
    return {
      schema: { anyOf: [rest, { type: 'null' }] },
      message:
        '"nullable" has no effect here (OpenAPI 3.0 wants a "type" beside it, 3.1 does not know it); read as "or null"',
    };
  },
};
