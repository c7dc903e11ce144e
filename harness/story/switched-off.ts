import { coveringStatus } from '../../contract/operations/status.ts';
import type { Exchange } from '../model/exchange.ts';

/** What servers say where this instance does not use what an operation is about. */
const says =
  /\b(is|are|was|were|been) (currently )?(disabled|not enabled|not configured|switched off|turned off)\b/i;

/**
 * Why a documented refusal of a valid request says nothing about the operation: it says that a feature is not in use, which
 * is a matter of how an instance is operated. Undefined where it does not say so.
 */
export function switchedOff({ operation, purpose, response }: Exchange): string | undefined {
  const { status, body } = response;
  const documented = operation.responses.map((one) => one.status).filter((one) => one !== 'default');
  const isRefusal = status >= 400 && status <= 499 && coveringStatus(documented, status) !== undefined;
  if (!isRefusal || !/^2/.test(purpose.expected) || !says.test(body)) return undefined;
  return `${operation.key} returned ${status}, and says that something is not in use on this instance`;
}
