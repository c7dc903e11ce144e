import type { AnswerFault } from './fault.ts';
import { withoutHeaders } from './without-header.ts';

/** Browsers may guess the type of an answer, and keep it. */
export const missingSecurityHeaders = {
  kind: 'answer',
  name: 'missing-security-headers',
  tell: (answer) =>
    withoutHeaders(answer, [
      'x-content-type-options',
      'cache-control',
      'strict-transport-security',
      'x-frame-options',
    ]),
} as const satisfies AnswerFault;
