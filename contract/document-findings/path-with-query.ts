import { child, isObject } from '../json.ts';
import { hasQuery } from '../operations/path-template.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: a path key is a path. No request has a query or a fragment in its path, so nothing leads there. */
export const pathWithQuery: DocumentRule = {
  name: 'path-with-query',
  help: 'Describe the part after the question mark as query parameters.',
  meaning:
    'A path contains a question mark or a fragment. The path of a request contains neither, so no request matches its operations. They are left out of the mock and of the run.',
  source: 'OpenAPI 3.1.0, section 4.8.8 (Paths Object)',
  example: `
    paths:
      /pets?limit=10:
        get:
          responses: { 200: { description: Some pets } }`,
  find: ({ written: { paths } }) =>
    Object.keys(isObject(paths) ? paths : {})
      .filter((path) => !path.startsWith('x-') && hasQuery(path))
      .map((path) => ({
        pointer: child('#/paths', path),
        message: `the path "${path}" has a query or a fragment, which is not part of a path; its operations are left out`,
      })),
};
