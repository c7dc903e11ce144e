import type { ReportedCell } from '../../../harness/report/ledger.ts';

/**
 * The part of the API that a cell belongs to: the first tag of its operation, or the first segment of its path ("/pets"),
 * because many documents have no tags.
 */
export function areaOf({ tag, operation }: Pick<ReportedCell, 'tag' | 'operation'>): string {
  if (tag !== '') return tag;
  const [, first = ''] = operation.slice(operation.indexOf(' ') + 1).split('/');
  return `/${first}`;
}
