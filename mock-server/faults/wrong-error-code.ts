import type { AnswerFault } from './fault.ts';
import { withMembers } from './json-body.ts';
import { isRefusal } from './statuses.ts';

const codeMembers = ['error', 'code', 'type', 'title'];

/** Errors carry a code that does not belong to their status. */
export const wrongErrorCode = {
  kind: 'answer',
  name: 'wrong-error-code',
  tell: (answer) => {
    if (!isRefusal(answer.status)) return answer;
    return withMembers(answer, (body) => {
      const member = codeMembers.find((name) => typeof body[name] === 'string');
      return member ? { ...body, [member]: 'a_code_of_another_error' } : body;
    });
  },
} as const satisfies AnswerFault;
