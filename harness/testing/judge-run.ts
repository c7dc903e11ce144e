import { judge } from '../judge/judge.ts';
import type { Report } from '../report/report.ts';
import type { RunResult } from '../run/run.ts';
import { planOf } from './runs.ts';

/** The report of a run of hand-made scenarios against the library. */
export function judgeRun(result: RunResult): Report {
  const plan = planOf([]);
  const cells = plan.cells.map((planned) => ({
    ...planned,
    scenarios: result.scenarios.filter(({ cell }) => cell === planned.cell.id),
  }));
  return judge({ ...plan, scenarios: result.scenarios, cells }, result, {
    run: {
      assay: '0.0.0',
      target: { kind: 'url', url: 'http://127.0.0.1', auth: 'anybody' },
      document: { title: 'Library', version: '1', file: 'library', path: 'library', sha256: '0'.repeat(64) },
      concurrency: 1,
    },
    findings: [],
    requirements: [],
  });
}
