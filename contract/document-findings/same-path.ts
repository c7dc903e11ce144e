import { child } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: templates that differ in nothing but the names of their parameters are the same path. */
export const samePath: DocumentRule = {
  name: 'same-path',
  help: 'Describe a path once; requests cannot tell the names of its parameters.',
  find: ({ operations }) => {
    const shape = (path: string) => path.replaceAll(/\{[^{}]*\}/g, '{}');
    const paths = [...new Set(operations.map(({ path }) => path))];
    return [...Map.groupBy(paths, shape).values()].flatMap(([first, ...others]) =>
      others.map((path) => ({
        pointer: child('#/paths', path),
        message: `${path} and ${first} are the same path: only the names of their parameters differ`,
      })),
    );
  },
};
