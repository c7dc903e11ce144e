import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';

/**
 * A report without what differs between two runs of the same plan against the same server: ids, times, order of the
 * exchanges, what servers make up, and which scenario made what several of them use. Exchanges go by what they were for.
 */
export function comparable(report: Report): unknown {
  const names = namesOf(report.exchanges.filter(({ step }) => step !== 'set-up' && step !== 'clean-up'));
  const namesIn = (ids: readonly string[]): string[] => ids.flatMap((id) => names.get(id) ?? []).sort();
  const violations = report.violations.flatMap(({ id: _, defect: __, exchange, ...violation }) => {
    const name = names.get(exchange);
    return name === undefined ? [] : { ...violation, exchange: name };
  });
  const inPlan = new Set(report.violations.flatMap(({ id, exchange }) => (names.has(exchange) ? id : [])));
  const { exchanges: _, violations: __, ...counts } = report.counts;
  return {
    result: report.result,
    counts,
    personas: report.personas,
    selection: report.run.selection,
    access: report.access.map(({ exchanges, ...square }) => ({ ...square, shown: exchanges.length > 0 })),
    operations: report.operations,
    checks: report.checks,
    cells: report.cells.map(({ exchanges, violations, scenarios, verdict, ...cell }) => ({
      ...cell,
      // Which of several violations comes first is a matter of order.
      verdict: verdict.kind === 'violating' ? { kind: verdict.kind } : verdict,
      scenarios,
      exchanges: namesIn(exchanges),
      violations: violations.filter((id) => inPlan.has(id)).length,
    })),
    scenarios: report.scenarios
      .map(({ exchanges, sightings, setUp: _, ...scenario }) => ({
        ...scenario,
        exchanges: namesIn(exchanges),
        sightings: sightings.length,
      }))
      .sort(by(({ id }) => id)),
    exchanges: [...names.values()].sort(),
    violations: violations.sort(by((violation) => JSON.stringify(violation))),
    defects: report.defects
      .map(({ title, check, level, cells, operations }) => ({
        ...{ title, check, level },
        cells: cells.toSorted(),
        operations: operations.toSorted(),
      }))
      .sort(by(({ title }) => title)),
    findings: report.findings,
    requirements: report.requirements.map(({ scenarios, ...requirement }) => ({
      ...requirement,
      scenarios: scenarios.toSorted(),
    })),
    left: [...new Set(report.cleanUp.left.map(({ why }) => why))],
    blindSpots: report.blindSpots,
  };
}

/** "unknown-id › … 2: GET /pets/{petId} as owner, 404 landed on 404": the second exchange of its scenario. */
function namesOf(exchanges: readonly ReportedExchange[]): ReadonlyMap<string, string> {
  const groups = Map.groupBy(exchanges, ({ scenario }) => scenario);
  return new Map(
    [...groups.values()].flatMap((group) =>
      group.map(({ id, scenario, step, operation, persona, expected, landed, response }, index) => [
        id,
        `${scenario} ${index + 1}: ${step}, ${operation} as ${persona}, ${expected} landed on ${landed} (${response.status})`,
      ]),
    ),
  );
}

function by<T>(key: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
