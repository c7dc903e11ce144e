import type { Report } from '../../harness/report/report.ts';

/** Whether two runs had the same target; mocks and reference servers are started on another port each time. */
export function isSameTarget(
  one: Pick<Report['run']['target'], 'kind' | 'url'>,
  other: Pick<Report['run']['target'], 'kind' | 'url'>,
): boolean {
  return one.kind === other.kind && (one.kind !== 'url' || one.url === other.url);
}
