import type { AnswerFault } from './fault.ts';

/** Whoever is refused for too many requests is told that some are left. */
export const requestsLeftOn429 = {
  kind: 'answer',
  name: 'requests-left-on-429',
  tell: (answer) =>
    answer.status === 429
      ? { ...answer, headers: { ...answer.headers, 'x-ratelimit-remaining': '7' } }
      : answer,
} as const satisfies AnswerFault;
