import { pathToFileURL } from 'node:url';
import { Stop } from '../../harness/model/stop.ts';
import { Taken } from '../../harness/read-only/why-not-read-only.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { firstLineOf } from '../configuration/import-default.ts';
import { UserError } from '../user-error.ts';
import type { SuiteFile } from './find-suites.ts';

/** Whose function it is. */
export interface Origin {
  readonly file: SuiteFile;
  /** `the story "…"` */
  readonly what: string;
  /** What the document lacks is a mistake as well, and not a difference of a version. */
  readonly mustFit: boolean;
}

/** A function of the user, whose mistakes are said in one sentence and end the run: a test that is broken is not green. */
export function guarded<Arguments extends readonly unknown[], Result>(
  call: (...args: Arguments) => Promise<Result>,
  origin: Origin,
): (...args: Arguments) => Promise<Result> {
  return async (...args) => {
    try {
      return await call(...args);
    } catch (error) {
      throw isMistake(error, origin) ? new UserError(sentenceOf(error, origin)) : error;
    }
  };
}

function isMistake(error: unknown, { mustFit }: Origin): boolean {
  if (error instanceof Stop) return mustFit && error.kind === 'does-not-fit';
  return ![UnreachableError, UserError, Taken].some((kind) => error instanceof kind);
}

function sentenceOf(error: unknown, { file, what }: Origin): string {
  const place = `${file.name}${lineIn(file, error)}: ${what}`;
  if (error instanceof Stop) return `${place} does not fit the document: ${error.message}`;
  const name = error instanceof Error ? error.name : 'an error';
  const hint =
    name === 'AssertionError'
      ? '; a story says what has to be true with story.claim(answer, { sentence, holds })'
      : '';
  return `${place} failed with ${name}: ${firstLineOf(error)}${hint}`;
}

/** ":12", where the stack of an error leads to the file. */
function lineIn({ path }: SuiteFile, error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const url = pathToFileURL(path).href;
  const frame = stack.split('\n').find((line) => line.includes(`${url}:`) || line.includes(`${path}:`));
  const [, line] = frame?.match(/:(\d+):\d+\)?$/) ?? [];
  return line === undefined ? '' : `:${line}`;
}
