import { withMessage } from '../responses/envelope.ts';
import type { AnswerFault } from './fault.ts';
import { withMembers } from './json-body.ts';
import { isRefusal } from './statuses.ts';

const trace = [
  "TypeError: Cannot read properties of undefined (reading 'id')",
  '    at findById (/srv/app/src/storage/rows.js:41:17)',
  '    at async Object.handler (/srv/app/src/routes/items.js:12:22)',
].join('\n');

/** Errors show the inside of the server. */
export const leakedStackTrace = {
  kind: 'answer',
  name: 'leaked-stack-trace',
  tell: (answer) => {
    if (!isRefusal(answer.status)) return answer;
    return withMembers(answer, (body) => withMessage(body, trace, () => true) ?? { ...body, stack: trace });
  },
} as const satisfies AnswerFault;
