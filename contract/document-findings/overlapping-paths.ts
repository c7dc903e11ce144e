import { shapeOf } from '../operations/path-template.ts';
import { compareTemplates, overlapFinder } from '../operations/template-match.ts';
import type { DocumentRule } from './document-rule.ts';

/** Two templates that some paths match both of, and neither is the more specific one: requests there may lead to either. */
export const overlappingPaths: DocumentRule = {
  name: 'overlapping-paths',
  help: 'Replace a parameter of one of the paths by a fixed segment.',
  meaning:
    'Some paths match two templates, and neither is more specific. A request is sent if the values of its path parameters are valid for only one of the operations. If they are valid for both, it is not sent.',
  source: 'OpenAPI 3.1.0, section 4.8.8.2 (Path Templating Matching)',
  example: `
    paths:
      /{owner}/settings:
        get:
          parameters: [{ name: owner, in: path, required: true, schema: { type: string } }]
          responses: { 200: { description: Settings } }
      /pets/{name}:
        get:
          parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
          responses: { 200: { description: A pet } }`,
  find: ({ operations }) =>
    [...Map.groupBy(operations, ({ method }) => method).values()].flatMap((same) => {
      const overlaps = overlapFinder(same.map(({ path }) => path));
      const before = new Set<string>();
      return same.flatMap(({ path, pointer }) => {
        const earlier = overlaps(path).find((other) => before.has(other) && isUndecided(path, other));
        before.add(path);
        if (earlier === undefined) return [];
        const message = `some paths match both ${path} and ${earlier}, and neither is more specific`;
        return [{ pointer, message }];
      });
    }),
};

function isUndecided(path: string, other: string): boolean {
  return shapeOf(path) !== shapeOf(other) && compareTemplates(path, other) === 'as specific';
}
