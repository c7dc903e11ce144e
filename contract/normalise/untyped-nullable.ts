import type { Rule } from './rule.ts';

/** `nullable` without a type says nothing by the letter of OpenAPI 3.0.3; everybody means "or null". */
export const untypedNullable: Rule = {
  name: 'untyped-nullable',
  read: (schema) => {
    if (schema.nullable !== true) return undefined;
    const { nullable: _, ...rest } = schema;
    return {
      schema: { anyOf: [rest, { type: 'null' }] },
      message: '"nullable" has no effect without a "type" beside it; read as "or null"',
    };
  },
};
