import { child } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** An operationId names one operation; a link to an id that several have leads to any of them. */
export const duplicateOperationId: DocumentRule = {
  name: 'duplicate-operation-id',
  help: 'Give each operation a unique operationId.',
  meaning:
    'Two operations have the same `operationId`. A link to it is ambiguous, and generated clients have two functions with the same name.',
  source: 'OpenAPI 3.1.0, section 4.8.10 (Operation Object)',
  example: `
    paths:
      /pets:
        get:
          operationId: pets
          responses:
            200: { description: All pets }
        post:
          operationId: pets
          responses:
            201: { description: Created }`,
  find: ({ operations }) =>
    [...Map.groupBy(operations, ({ id }) => id)].flatMap(([id, [first, ...others]]) =>
      id === undefined || !first
        ? []
        : others.map(({ key, pointer }) => ({
            pointer: child(pointer, 'operationId'),
            message: `the operationId ${id} of ${key} is already used by ${first.key}`,
          })),
    ),
};
