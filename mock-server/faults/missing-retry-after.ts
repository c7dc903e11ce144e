import type { AnswerFault } from './fault.ts';
import { withoutHeaders } from './without-header.ts';

/** Whoever is asked to wait is not told how long. */
export const missingRetryAfter = {
  kind: 'answer',
  name: 'missing-retry-after',
  tell: (answer) =>
    answer.status === 429 || answer.status === 503 ? withoutHeaders(answer, ['retry-after']) : answer,
} as const satisfies AnswerFault;
