import type { Operation } from '../../contract/operations/operation.ts';

/** What faults that fault about statuses need to know. */

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

export function isRefusal(status: number): boolean {
  return status >= 400;
}

/** The numeric statuses that an operation documents. */
export function documentedStatuses(operation: Operation | undefined): readonly number[] {
  const statuses = operation?.responses.map(({ status }) => Number(status)) ?? [];
  return statuses.filter((status) => Number.isInteger(status));
}
