import { withMessage } from '../responses/envelope.ts';
import type { AnswerFault } from './fault.ts';
import { withMembers } from './json-body.ts';
import { isRefusal } from './statuses.ts';

const statement =
  'ERROR: duplicate key value violates unique constraint "items_pkey" (SQLSTATE 23505) in INSERT INTO items (id, name) VALUES ($1, $2)';

/** Errors show what the server asks its database. */
export const leakedSql = {
  kind: 'answer',
  name: 'leaked-sql',
  tell: (answer) => {
    if (!isRefusal(answer.status)) return answer;
    return withMembers(
      answer,
      (body) => withMessage(body, statement, () => true) ?? { ...body, detail: statement },
    );
  },
} as const satisfies AnswerFault;
