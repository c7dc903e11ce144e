import type { Reason } from '../model/reason.ts';
import type { ReportedPersona } from '../report/access.ts';
import type { Counts } from '../report/counts.ts';
import type { ReportedRequirement } from '../report/document.ts';
import type { ReportedRun } from '../report/run.ts';

/** Reasons that are named, at most. */
const most = 3;

/** What a report cannot see, in sentences: whoever relies on it has to know. */
export function blindSpots(
  { target, selection }: ReportedRun,
  counts: Counts,
  personas: readonly ReportedPersona[],
  requirements: readonly ReportedRequirement[],
  endings: Iterable<Reason | undefined> = [],
): string[] {
  const missing = personas.filter(({ control }) => control === 'not-available').map(({ id }) => id);
  const untested = requirements.filter(({ notTested }) => notTested !== null).length;
  const putOff = [...endings].flatMap((ending) => (ending?.kind === 'put-off' ? ending.sentence : []));
  const spots: (string | false)[] = [
    selection !== null && `Only a part was run (${selection}): nothing is said about the rest.`,
    target.kind === 'mock' &&
      'The target is a mock: it proves the document, the plan and the checks, and nothing about an implementation.',
    counts.forced > 0 &&
      `${cells(counts.forced)} proven by forced evidence only: the target was told which response to give.`,
    counts.injected > 0 &&
      `${cells(counts.injected)} proven by injected faults: the error path is real, its cause is not.`,
    missing.length > 0 &&
      `There are no credentials for ${missing.join(', ')}: nothing that depends on them was seen.`,
    counts.notExercised > 0 && `${cells(counts.notExercised)} not exercised; each says why.`,
    putOff.length > 0 &&
      `${putOff.length === 1 ? '1 scenario was' : `${putOff.length} scenarios were`} put off for longer than is waited: ${[...new Set(putOff)].slice(0, most).join('; ')}.`,
    untested > 0 && `${untested} requirements cannot be tested from outside; each says why.`,
    'Speed, load and what happens inside the server are not judged.',
  ];
  return spots.filter((spot) => spot !== false);
}

function cells(count: number): string {
  return count === 1 ? '1 cell is' : `${count} cells are`;
}
