import type { Defect, Violation } from '../harness/report/defects.ts';
import type { Report } from '../harness/report/report.ts';
import { plural } from '../reports/parts/figures.ts';
import { replayCommand } from '../reports/parts/replay-command.ts';
import { senderOf } from '../reports/parts/sender-name.ts';

/** Which test tells of a defect: the first one that meets it. */
export interface DefectTests {
  /** The defects that this test tells of, and the tests that tell of the others. */
  readonly meet: (defects: readonly string[], test: string) => Met;
}

/** Defects of one test. */
export interface Met {
  readonly own: readonly string[];
  readonly others: ReadonlyMap<string, string>;
}

/** For the tests of one run. A test that is tried again tells of the same defects. */
export function createDefectTests(): DefectTests {
  const tellers = new Map<string, string>();
  return {
    meet: (defects, test) => {
      for (const defect of defects) if (!tellers.has(defect)) tellers.set(defect, test);
      const own = defects.filter((defect) => tellers.get(defect) === test);
      const others = defects.filter((defect) => !own.includes(defect));
      return { own, others: new Map(others.map((defect) => [defect, tellers.get(defect) ?? ''])) };
    },
  };
}

/** The ids of the defects of violations, each once. */
export function defectsOf(violations: readonly Violation[]): readonly string[] {
  return [...new Set(violations.map(({ defect }) => defect))];
}

/** A defect in a few lines: how wide it is, an exchange that shows it, and how to see that again. */
export function defectLines(report: Report, id: string, violations: readonly Violation[]): readonly string[] {
  const defect = report.defects.find((each) => each.id === id);
  const [first] = violations.filter((violation) => violation.defect === id);
  if (!defect || !first) return [];
  const exchange = report.exchanges.find((each) => each.id === first.exchange);
  const replay = replayCommand(report.run, first.scenario);
  return [
    `${titleOf(report, id)} (${defect.check}, ${reachOf(defect)})`,
    ...(exchange
      ? [
          `  ${exchange.request.method} ${exchange.request.target} as ${senderOf(exchange)} returned ${exchange.response.status}: ${first.check}: ${first.message}`,
        ]
      : []),
    ...(replay === undefined ? [] : [`  Run it again: ${replay}`]),
  ];
}

export function titleOf({ defects }: Report, id: string): string {
  return defects.find((each) => each.id === id)?.title ?? id;
}

/** "20 violations, 2 operations" */
function reachOf({ violations, operations }: Defect): string {
  return `${plural(violations, 'violation')}, ${plural(operations.length, 'operation')}`;
}
