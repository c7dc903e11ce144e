import type { Rule } from './rule.ts';

/** `nullable` says nothing without a type (OpenAPI 3.0.3), nor in OpenAPI 3.1; everybody means "or null". */
export const untypedNullable: Rule = {
  name: 'untyped-nullable',
  help: 'Put a `type` beside `nullable`.',
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
