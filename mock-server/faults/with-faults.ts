import type { Operation } from '../../contract/operations/operation.ts';
import { type Answer, type Finish, headersOf } from '../responses/answer.ts';
import type { AnswerFault, Asked, FinishedAnswer } from './fault.ts';

/** Puts finished answers through some faults, one after the other. */
export function withFaults(faults: readonly AnswerFault[]): Finish {
  return (answer, operation, { url = '/', headers }) => {
    const told = faults.reduce(
      (current, { tell }) => tell(current),
      asFinished(answer, operation, { url, headers }),
    );
    return asAnswer(told);
  };
}

function asFinished(answer: Answer, operation: Operation | undefined, asked: Asked): FinishedAnswer {
  const headers = Object.entries(headersOf(answer)).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const counted = headers.filter(([name]) => name !== 'content-length');
  return {
    asked,
    operation,
    status: answer.status,
    headers: Object.fromEntries(counted),
    body: answer.body?.toString(),
  };
}

/** With the length that the body has now, also where no status with a body is left. */
function asAnswer({ status, headers, body }: FinishedAnswer): Answer {
  const bytes = body === undefined ? undefined : Buffer.from(body);
  const length = bytes ? ['Content-Length', String(bytes.length)] : [];
  return { status, headers: [...Object.entries(headers).flat(), ...length], body: bytes };
}
