import type { Cause, PersonaId } from '../../../../suite/suite.ts';

/** An answer, as a tolerance sees it. */
export interface Answer {
  readonly operation: string;
  readonly expected: string;
  readonly got: number;
  readonly version: string;
  readonly error?: string;
  readonly persona?: PersonaId;
  readonly cause?: Cause;
  readonly scenario?: string;
}

/** What a tolerance excuses, and a similar answer that it does not excuse: what is different there. */
export interface StatusCase {
  readonly id: string;
  readonly excused: Answer;
  readonly not: readonly Partial<Answer>[];
}
