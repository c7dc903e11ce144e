import type { AnswerFault } from './fault.ts';
import { isSuccess } from './statuses.ts';

/** A request with a query is refused, whatever is in it. */
export const refusedQueries = {
  kind: 'answer',
  name: 'refused-queries',
  tell: (answer) => {
    if (!isSuccess(answer.status) || !answer.asked.url.includes('?')) return answer;
    return { ...answer, status: 400 };
  },
} as const satisfies AnswerFault;
