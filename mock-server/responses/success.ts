import type { Operation, Response } from '../../contract/operations/operation.ts';
import { numericStatus } from '../../contract/operations/status.ts';
import type { ReadyResponse, Responses } from './responses.ts';

/** The response of an operation when all is well: the lowest documented 2xx, else 3xx, else whatever comes first. */
export function successOf({ responses }: Operation, ready: Responses['ready']): ReadyResponse | undefined {
  const sorted = responses.toSorted((a, b) => (a.status < b.status ? -1 : 1));
  const ofClass = (digit: string) => sorted.find(({ status }) => status.startsWith(digit));
  const chosen: Response | undefined =
    ofClass('2') ?? ofClass('3') ?? responses.find(({ status }) => status === 'default') ?? responses[0];
  return chosen && ready(chosen, numericStatus(chosen.status) ?? 200);
}

/** The first of some statuses that the operation documents. */
export function documented(
  { responses }: Operation,
  ready: Responses['ready'],
  statuses: readonly string[],
): ReadyResponse | undefined {
  const found = statuses.flatMap((status) => responses.filter((response) => response.status === status))[0];
  return found && ready(found, Number(found.status));
}
