import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import type { KnownViolations } from '../../harness/known-violations/known-violation.ts';
import { parseKnownViolations } from '../../harness/known-violations/parse-list.ts';
import { UserError } from '../user-error.ts';

/** Reads a list of known violations. Throws an error with a sentence for people if it cannot be used. */
export async function readKnownViolations(file: string): Promise<KnownViolations> {
  return parseKnownViolations(await textOfList(file), shownName(file));
}

export async function textOfList(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UserError(`--known-violations ${file} cannot be read; give an existing file`);
  }
}

/** Configurations give the whole path, and reports are read elsewhere. */
export function shownName(file: string): string {
  const path = relative('', file);
  return path.startsWith('..') ? file : path;
}
