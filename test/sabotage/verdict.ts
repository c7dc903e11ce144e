import type { Violation } from '../../harness/report/defects.ts';
import type { Report } from '../../harness/report/report.ts';
import { means, type Sabotage } from './sabotage.ts';

/** What the suite made of a sabotaged server. */
export type Verdict =
  | { readonly kind: 'caught'; readonly by: Proof; readonly proofs: number }
  | { readonly kind: 'survived' }
  /** The server did not start, or the run broke off. */
  | { readonly kind: 'crashed'; readonly why: string }
  /** The server has none of the operations that the sabotage is about. */
  | { readonly kind: 'not-reachable'; readonly why: string }
  /** Nothing that would show it can be triggered where it was tried. */
  | { readonly kind: 'hidden'; readonly why: string };

/** The violation that is shown for a caught sabotage. */
export interface Proof {
  readonly suite: string;
  readonly scenario: string;
  readonly check: string;
  /** As the check says it. */
  readonly message: string;
  /** The cell that it counts in, or the operation where the document has no such cell. */
  readonly cell: string;
  /** The requirement that the sabotage names and this violates; undefined if the cell alone was named. */
  readonly requirement: string | undefined;
}

/** What is judged: the parts of a report. */
export type Evidence = Pick<Report, 'violations' | 'scenarios' | 'requirements'> & {
  readonly run: Pick<Report['run'], 'interrupted'>;
};

export interface Decision {
  readonly verdict: Verdict;
  /** Violations of the level MUST in operations that the sabotage does not touch. */
  readonly falseAlarms: readonly Violation[];
}

type Broken = Pick<Sabotage, 'at' | 'seenAt' | 'requirements' | 'cells'>;

/**
 * Decides whether a sabotage was caught: by a violation of the level MUST, in an operation that it touches, of a
 * requirement or in a cell that it names. Any other violation shows no more than that something is wrong. Pure.
 */
export function decide(broken: Broken, report: Evidence): Decision {
  const { at, seenAt = [] } = broken;
  const must = report.violations.filter(({ level }) => level === 'MUST');
  const isTouched = ({ operation }: Violation) => means([...at, ...seenAt], operation);
  const falseAlarms = must.filter((violation) => !isTouched(violation));
  const { interrupted } = report.run;
  const proofs = must
    .filter(isTouched)
    .flatMap((violation) => proofOf(violation, broken, report) ?? [])
    .sort(byWeight);
  const [by] = proofs;
  if (by) return { verdict: { kind: 'caught', by, proofs: proofs.length }, falseAlarms };
  if (interrupted !== null) return { verdict: { kind: 'crashed', why: interrupted }, falseAlarms };
  return { verdict: { kind: 'survived' }, falseAlarms };
}

function proofOf(
  violation: Violation,
  { requirements = [], cells = [] }: Broken,
  report: Evidence,
): Proof | undefined {
  const { scenario, check, message, operation } = violation;
  const cell = violation.cell ?? operation;
  const requirement = requirements.find((id) => isViolated(id, violation, report));
  if (requirement === undefined && !means(cells, cell)) return undefined;
  const suite = report.scenarios.find(({ id }) => id === scenario)?.suite ?? '';
  return { suite, scenario, check, message, cell, requirement };
}

/** By a scenario that shows the requirement, or by a check that shows it of a cell that it touches. */
function isViolated(id: string, { scenario, check, cell }: Violation, { requirements }: Evidence): boolean {
  const requirement = requirements.find((each) => each.id === id);
  if (!requirement) throw new Error(`there is no requirement called ${id}`);
  return (
    requirement.scenarios.includes(scenario) ||
    (requirement.checks.includes(check) && cell !== null && requirement.cells.includes(cell))
  );
}

/** What names a requirement weighs more; otherwise the order of names, so that the same is shown every time. */
function byWeight(one: Proof, other: Proof): number {
  const rank = ({ requirement }: Proof) => (requirement === undefined ? 1 : 0);
  return rank(one) - rank(other) || textOf(one).localeCompare(textOf(other), 'en');
}

function textOf({ cell, scenario, check, message }: Proof): string {
  return [scenario, cell, check, message].join('\n');
}
