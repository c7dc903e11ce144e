import { child, isObject } from '../json.ts';
import type { DocumentRule } from './document-rule.ts';

/** OpenAPI: a path begins with a slash. */
export const pathWithoutSlash: DocumentRule = {
  name: 'path-without-slash',
  help: 'Begin the path with a slash.',
  find: ({ written: { paths } }) =>
    Object.keys(isObject(paths) ? paths : {})
      .filter((path) => !path.startsWith('/') && !path.startsWith('x-'))
      .map((path) => ({
        pointer: child('#/paths', path),
        message: `the path "${path}" does not begin with a slash; read as if it did`,
      })),
};
