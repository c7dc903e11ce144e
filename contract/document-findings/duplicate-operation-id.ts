import { child } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** An operationId names one operation; a link to an id that several have leads to any of them. */
export const duplicateOperationId: DocumentRule = {
  name: 'duplicate-operation-id',
  help: 'Give each operation an operationId of its own.',
  find: ({ operations }) =>
    [...Map.groupBy(operations, ({ id }) => id)].flatMap(([id, [first, ...others]]) =>
      id === undefined || !first
        ? []
        : others.map(({ key, pointer }) => ({
            pointer: child(pointer, 'operationId'),
            message: `the operationId ${id} of ${key} is taken by ${first.key}`,
          })),
    ),
};
