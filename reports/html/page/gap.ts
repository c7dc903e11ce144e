/** What would help to exercise a cell; undefined if nothing general can be said. */
export function whatHelps(because: string): string | undefined {
  return help.get(because);
}

/** By `verdict.because` of a cell that was not exercised. */
const help: ReadonlyMap<string, string> = new Map([
  [
    'no-strategy',
    'A scenario of the suite that triggers this status would help, or a target into which faults can be injected.',
  ],
  ['not-provocable', 'Nothing can be done about it here; a run against a target that can shows it.'],
  [
    'answered-otherwise',
    'Open the scenario: either the server takes another way, or the document promises too much.',
  ],
  ['tolerated', 'Nothing: this instance may answer so. What our document has here cannot be seen on it.'],
  [
    'setup-failed',
    'Open the scenario and look at the step before the aim that failed; once that passes, this is exercised by itself.',
  ],
  [
    'not-possible',
    'Give what is missing, which assay doctor lists: tokens for personas, disposable accounts, or --webhook-url.',
  ],
  ['no-account-left', 'Give that many more disposable accounts; each is used for one scenario.'],
  ['does-not-fit', 'The document lacks what the scenario needs; complete it, or take the cell out.'],
  ['inconclusive', 'Repair the positive control of the persona; this refusal then counts.'],
  ['unreachable', 'Bring the target back and run again.'],
  ['put-off', 'Run again when the target takes requests again, or with a lower --rate.'],
  ['interrupted', 'Run again, and to the end.'],
  [
    'protected',
    'Allow the operation with --include "METHOD /path", or declare the target with --disposable if nobody minds what happens to it.',
  ],
  ['excluded', 'Run without a selection, or with one that includes it.'],
]);
