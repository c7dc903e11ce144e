import type { AnswerFault } from './fault.ts';
import { withoutHeaders } from './without-header.ts';

/** A refusal of credentials does not say which ones would do. */
export const missingWwwAuthenticate = {
  kind: 'answer',
  name: 'missing-www-authenticate',
  tell: (answer) => (answer.status === 401 ? withoutHeaders(answer, ['www-authenticate']) : answer),
} as const satisfies AnswerFault;
