import { withMessage } from '../responses/envelope.ts';
import type { AnswerFault } from './fault.ts';
import { withMembers } from './json-body.ts';
import { isRefusal } from './statuses.ts';

/** Errors are told in other words than the document's. */
export const wrongErrorText = {
  kind: 'answer',
  name: 'wrong-error-text',
  tell: (answer) => {
    if (!isRefusal(answer.status)) return answer;
    return withMembers(answer, (body) => withMessage(body, 'Something went wrong', () => true) ?? body);
  },
} as const satisfies AnswerFault;
