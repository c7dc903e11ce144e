import type { Operation } from '../operations/operation.ts';
import { shapeOf } from '../operations/path-template.ts';
import { compareTemplates, mayMeet } from '../template-match.ts';
import type { DocumentRule } from './document-rule.ts';

/** Two templates that some paths match both of, and neither is the more specific one: requests there may lead to either. */
export const overlappingPaths: DocumentRule = {
  name: 'overlapping-paths',
  help: 'Write out a segment of one of the paths that the other one has a parameter for.',
  find: ({ operations }) =>
    [...Map.groupBy(operations, ({ method }) => method).values()].flatMap((same) =>
      same.flatMap((operation, index) => {
        const earlier = same.slice(0, index).find((other) => overlaps(operation, other));
        if (!earlier) return [];
        const message = `some paths match both ${operation.path} and ${earlier.path}, and neither is more specific`;
        return [{ pointer: operation.pointer, message }];
      }),
    ),
};

function overlaps({ path }: Operation, { path: other }: Operation): boolean {
  return (
    shapeOf(path) !== shapeOf(other) &&
    mayMeet(path, other) &&
    compareTemplates(path, other) === 'as specific'
  );
}
