import type { Rule } from './rule.ts';

/** `nullable` says nothing without a type (OpenAPI 3.0.3), nor in OpenAPI 3.1; everybody means "or null". */
export const untypedNullable: Rule = {
  name: 'untyped-nullable',
  help: 'Put a `type` beside `nullable`.',
  meaning:
    '`nullable` has no `type` beside it, or is in a document of OpenAPI 3.1. Strictly, it has no effect. Assay reads it as "or null".',
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
        '"nullable" has no effect here (OpenAPI 3.0 requires a "type" beside it, 3.1 has no such keyword); read as "or null"',
    };
  },
};
