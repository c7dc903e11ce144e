import { dirname, relative, resolve } from 'node:path';
import { expect } from 'vitest';
import { bundledName } from '../cli/documents/documents.ts';

/** Gives paths as an option has them: a relative one starts at the file of the test, wherever vitest was started. */
export function besideTest(): (path: string) => string {
  const { testPath } = expect.getState();
  const folder = testPath === undefined ? process.cwd() : dirname(testPath);
  return (path) => relative(process.cwd(), resolve(folder, path)) || '.';
}

/** The same of a document, which may also be a URL, or the name of an API that comes with Assay. */
export function documentBesideTest(document: string, beside: (path: string) => string): string {
  return bundledName(document) || URL.canParse(document) ? document : beside(document);
}
