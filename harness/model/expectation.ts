import type { Operation } from '../../contract/operations/operation.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { type Exchange, isUnanswered } from './exchange.ts';
import { Stop } from './stop.ts';
import { unknownRequest } from './unjudgeable.ts';

/** The documented status that covers a number: 404 may be documented as "4XX". */
export function documentedStatus(operation: Operation, status: string | number): string {
  const documented = operation.responses.map((response) => response.status);
  const wanted = String(status);
  if (documented.includes(wanted)) return wanted;
  const covering = coveringStatus(documented, Number(wanted));
  if (!covering) throw new Stop('does-not-fit', `the document has no ${wanted} for ${operation.key}`);
  return covering;
}

/** Whether an exchange returned an expected status. */
export function isAsExpected({ operation, purpose, response }: Exchange): boolean {
  return (
    coveringStatus(
      operation.responses.map(({ status }) => status),
      response.status,
    ) === purpose.expected
  );
}

/** Whether a status has the class of the expected one, so that the next steps make sense: 200 for 204. */
export function isOfSameClass({ purpose, response }: Exchange): boolean {
  return String(response.status)[0] === purpose.expected[0];
}

/** Ends the scenario if a response makes its next steps meaningless. */
export function requireExpected(exchange: Exchange): void {
  if (isAsExpected(exchange)) return;
  const { operation, purpose, response } = exchange;
  const aimed = purpose.step === 'aim' || purpose.step === 'follow-up';
  const got = isUnanswered(response) ? 'got no response' : `returned ${response.status}`;
  const reason = `${operation.key} ${got}, expected ${purpose.expected}${unknownRequest(operation)}`;
  throw new Stop(aimed ? 'answered-otherwise' : 'setup-failed', reason, { status: response.status });
}
