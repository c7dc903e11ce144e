import type { Rule } from './rule.ts';

/** `$id` makes a schema a document of its own, in which "#/components/schemas/Pet" no longer leads to this one. */
export const embeddedId: Rule = {
  name: 'embedded-id',
  help: 'Leave out the `$id`.',
  read: (schema) => {
    if (typeof schema.$id !== 'string') return undefined;
    const { $id, ...rest } = schema;
    return {
      schema: rest,
      message: `the "$id" ${$id} moves the references inside it to another document; left out`,
    };
  },
};
