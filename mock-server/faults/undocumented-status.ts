import { coveringStatus } from '../../contract/operations/status.ts';
import type { AnswerFault } from './fault.ts';
import { isSuccess } from './statuses.ts';

/** Success comes with a status that the document does not have for the operation. */
export const undocumentedStatus = {
  kind: 'answer',
  name: 'undocumented-status',
  tell: (answer) => {
    if (!isSuccess(answer.status)) return answer;
    const documented = answer.operation?.responses.map(({ status }) => status) ?? [];
    const strange = [203, 207, 226, 299, 418].find(
      (status) => coveringStatus(documented, status) === undefined,
    );
    return { ...answer, status: strange ?? 418 };
  },
} as const satisfies AnswerFault;
