import { child } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: templates that differ in nothing but the names of their parameters are the same path. */
export const samePath: DocumentRule = {
  name: 'same-path',
  help: 'Describe each path once; requests do not contain the names of path parameters.',
  meaning:
    'Two paths differ only in the names of their parameters. Requests do not contain those names, so the two cannot be distinguished.',
  source: 'OpenAPI 3.1.0, section 4.8.8 (Paths Object)',
  example: `
    paths:
      /pets/{id}:
        get:
          parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
          responses:
            200: { description: The pet }
      /pets/{name}:
        delete:
          parameters: [{ name: name, in: path, required: true, schema: { type: string } }]
          responses:
            204: { description: Deleted }`,
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
