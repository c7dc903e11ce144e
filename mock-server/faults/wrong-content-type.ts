import type { AnswerFault } from './fault.ts';

/** The body is said to be something else than it is. */
export const wrongContentType = {
  kind: 'answer',
  name: 'wrong-content-type',
  tell: (answer) => {
    if (!answer.body) return answer;
    return { ...answer, headers: { ...answer.headers, 'content-type': 'text/html; charset=utf-8' } };
  },
} as const satisfies AnswerFault;
