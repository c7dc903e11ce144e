import { child, isObject } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: a path begins with a slash. */
export const pathWithoutSlash: DocumentRule = {
  name: 'path-without-slash',
  help: 'Begin the path with a slash.',
  meaning:
    'A path does not begin with a slash. It is appended to the URL of the server, so the slash between them is missing. Assay reads it as if it began with a slash.',
  source: 'OpenAPI 3.1.0, section 4.8.8 (Paths Object)',
  example: `
    paths:
      pets:
        get:
          responses:
            200: { description: All pets }`,
  find: ({ written: { paths } }) =>
    Object.keys(isObject(paths) ? paths : {})
      .filter((path) => !path.startsWith('/') && !path.startsWith('x-'))
      .map((path) => ({
        pointer: child('#/paths', path),
        message: `the path "${path}" does not begin with a slash; read as if it did`,
      })),
};
