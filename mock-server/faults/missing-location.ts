import type { AnswerFault } from './fault.ts';
import { withoutHeaders } from './without-header.ts';

/** Nobody is told where the new resource is. */
export const missingLocation = {
  kind: 'answer',
  name: 'missing-location',
  tell: (answer) => (answer.status === 201 ? withoutHeaders(answer, ['location']) : answer),
} as const satisfies AnswerFault;
