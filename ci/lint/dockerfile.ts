import { validate } from 'dockerfile-utils';
import type { Linter } from './fault.ts';

/** A Dockerfile, by the linter of Docker's language server. */
export const dockerfile: Linter = async (text) =>
  validate(text).map(({ message, range }) => ({
    line: range.start.line + 1,
    message: typeof message === 'string' ? message : message.value,
  }));
