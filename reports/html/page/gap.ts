/** What would help to exercise a cell; undefined if nothing general can be said. */
export function whatHelps(because: string): string | undefined {
  return help.get(because);
}

/** By `verdict.because` of a cell that was not exercised. */
const help: ReadonlyMap<string, string> = new Map([
  [
    'no-strategy',
    'It needs a scenario that triggers this status, or a target that supports fault injection.',
  ],
  ['not-provocable', 'It cannot be tested on this target; run against a target with the needed abilities.'],
  [
    'answered-otherwise',
    'Open the scenario: the server may behave differently, or the document may promise too much. If it has to return this status, an own story can require it.',
  ],
  [
    'tolerated',
    'Nothing: this instance may return that status, so the documented status cannot be tested on it.',
  ],
  [
    'setup-failed',
    'Open the scenario and look at the set-up step that failed. If that step passes, this cell is tested.',
  ],
  [
    'not-possible',
    'Give what assay doctor lists as missing: tokens for personas, disposable accounts, or --webhook-url.',
  ],
  ['no-account-left', 'Give that many more disposable accounts; each of them is used for one scenario.'],
  [
    'does-not-fit',
    'The document lacks what the scenario needs; complete the document, or remove the status.',
  ],
  ['inconclusive', 'Fix the positive control of the persona; then this refusal counts.'],
  ['unreachable', 'Start the target again and repeat the run.'],
  ['put-off', 'Run again later, or with a lower --rate.'],
  ['interrupted', 'Run again, without stopping early.'],
  [
    'protected',
    'Allow the operation with --include "METHOD /path", or use --disposable if the target and its data may be lost.',
  ],
  ['excluded', 'Run everything, or select a part that includes this cell.'],
]);
