import type { DocumentRule } from './document-rule.ts';

/** The members of an exploded object stand in the query by themselves, where another parameter may have the same name. */
export const sharedQueryName: DocumentRule = {
  name: 'shared-query-name',
  help: 'Give one of the parameters another name, or send the object in style deepObject.',
  find: ({ operations }) =>
    operations.flatMap(({ key, pointer, sharedNames = [] }) =>
      sharedNames.map(({ name, parameters: [one, other] }) => ({
        pointer,
        message: `${key}: "${name}" in the query belongs to two parameters, ${one} and ${other}, so that no server can tell whose it is`,
      })),
    ),
};
