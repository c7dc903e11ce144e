import type { ReportedRun } from '../../harness/report/run.ts';

const kinds: Readonly<Record<ReportedRun['target']['kind'], string>> = {
  mock: 'mock',
  reference: 'reference server',
  url: 'instance',
  traffic: 'recorded traffic',
};

/** What kind of thing was tested: "instance", before "at http://…". */
export function targetWords({ kind, container }: Pick<ReportedRun['target'], 'kind' | 'container'>): string {
  return container === undefined ? kinds[kind] : `container of ${container}`;
}
