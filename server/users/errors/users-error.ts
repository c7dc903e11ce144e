import { type FailureCode, failures } from './failures.ts';

/** What is wrong with one member, parameter, or the whole body. */
export interface Reason {
  readonly field: string;
  readonly reason: string;
}

interface More {
  readonly reasons?: readonly Reason[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A request that is answered with an error. */
export class UsersError extends Error {
  override readonly name = 'UsersError';
  readonly code: FailureCode;
  readonly status: number;
  readonly reasons: readonly Reason[] | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: FailureCode, { reasons, headers = {} }: More = {}) {
    super(failures[code].text);
    this.code = code;
    this.status = failures[code].status;
    this.reasons = reasons ?? null;
    this.headers = headers;
  }
}

/** The error of this code, to be thrown. */
export function fail(code: FailureCode, headers?: Readonly<Record<string, string>>): UsersError {
  return new UsersError(code, headers ? { headers } : {});
}

/** Input that is refused: 400 VALIDATION_ERROR. */
export function invalid(field: string, reason: string): UsersError {
  return new UsersError('VALIDATION_ERROR', { reasons: [{ field, reason }] });
}
