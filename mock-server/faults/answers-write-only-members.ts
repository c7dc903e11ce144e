import type { AnswerFault } from './fault.ts';
import { withMembers } from './json-body.ts';
import { isSuccess } from './statuses.ts';

/** The password that was set is shown to everybody. */
export const answersWriteOnlyMembers = {
  kind: 'answer',
  name: 'answers-write-only-members',
  tell: (answer) =>
    isSuccess(answer.status) ? withMembers(answer, (body) => ({ ...body, password: 'Rex2026!' })) : answer,
} as const satisfies AnswerFault;
