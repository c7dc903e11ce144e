import type { Reason } from '../model/reason.ts';
import type { ReportedPersona } from '../report/access.ts';
import type { Counts } from '../report/counts.ts';
import type { ReportedRequirement } from '../report/document.ts';
import type { ReportedCell } from '../report/ledger.ts';
import type { ReportedRun } from '../report/run.ts';
import { itemsNotSeen } from './items-not-seen.ts';

/** Reasons that are named, at most. */
const most = 3;

/** The limits of a report, in sentences that its readers must know. */
export function blindSpots(
  { target, selection }: ReportedRun,
  counts: Counts,
  personas: readonly ReportedPersona[],
  requirements: readonly ReportedRequirement[],
  {
    endings = [],
    cells: ledger = [],
  }: {
    /** How each scenario ended. */
    readonly endings?: Iterable<Reason | undefined>;
    readonly cells?: readonly Pick<ReportedCell, 'operation' | 'note'>[];
  } = {},
): string[] {
  const missing = personas.filter(({ control }) => control === 'not-available').map(({ id }) => id);
  const untested = requirements.filter(({ notTested }) => notTested !== null).length;
  const putOff = [...endings].flatMap((ending) => (ending?.kind === 'put-off' ? ending.sentence : []));
  const empty = ledger.filter(({ note }) => note === itemsNotSeen).map(({ operation }) => operation);
  const spots: (string | false)[] = [
    selection !== null && `Only a part was run (${selection}). The report says nothing about the rest.`,
    target.kind === 'mock' &&
      'The target is a mock. That proves the document, the plan and the checks, but nothing about an implementation.',
    target.kind === 'traffic' &&
      'Only what was recorded is known: nothing was sent, and who sent it and what it was to prove is unknown. Access is not judged.',
    counts.forced > 0 &&
      `${cells(counts.forced)} proven only by forced evidence: the target was asked for this response.`,
    counts.injected > 0 &&
      `${cells(counts.injected)} proven by injected faults: the error path is real, its cause is not.`,
    missing.length > 0 &&
      `There are no credentials for ${missing.join(', ')}: nothing that depends on them was tested.`,
    counts.notExercised > 0 && `${cells(counts.notExercised)} not exercised; each has a reason.`,
    putOff.length > 0 &&
      `${putOff.length === 1 ? '1 scenario was' : `${putOff.length} scenarios were`} postponed for longer than a run waits: ${[...new Set(putOff)].slice(0, most).join('; ')}.`,
    empty.length > 0 &&
      `${empty.length === 1 ? '1 list was' : `${empty.length} lists were`} empty each time, so nothing is known about the items: ${firstOf(empty)}.`,
    untested > 0 &&
      `${untested === 1 ? '1 requirement' : `${untested} requirements`} cannot be tested from outside; each has a reason.`,
    'Speed, load and what happens inside the server are not judged.',
  ];
  return spots.filter((spot) => spot !== false);
}

function firstOf(names: readonly string[]): string {
  const rest = names.length - most;
  return `${names.slice(0, most).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function cells(count: number): string {
  return count === 1 ? '1 cell is' : `${count} cells are`;
}
