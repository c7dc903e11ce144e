import type { AnswerFault } from './fault.ts';
import { documentedStatuses, isSuccess } from './statuses.ts';

/** Success comes with another status that the operation documents, or as a teapot. */
export const wrongStatus = {
  kind: 'answer',
  name: 'wrong-status',
  tell: (answer) => {
    if (!isSuccess(answer.status)) return answer;
    const others = documentedStatuses(answer.operation).filter((status) => status !== answer.status);
    return { ...answer, status: others.find(isSuccess) ?? others[0] ?? 418 };
  },
} as const satisfies AnswerFault;
