import { child, isObject } from '../json.ts';
import { hasQuery } from '../operations/path-template.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: a path key is a path. No request has a query or a fragment in its path, so nothing leads there. */
export const pathWithQuery: DocumentRule = {
  name: 'path-with-query',
  help: 'Describe what follows the question mark as parameters in the query.',
  find: ({ written: { paths } }) =>
    Object.keys(isObject(paths) ? paths : {})
      .filter((path) => !path.startsWith('x-') && hasQuery(path))
      .map((path) => ({
        pointer: child('#/paths', path),
        message: `the path "${path}" has a query or a fragment, which is no part of a path; its operations are left out`,
      })),
};
