import type { Violation } from '../harness/report/defects.ts';
import type { ReportedScenario } from '../harness/report/evidence.ts';
import type { ReportedCell } from '../harness/report/ledger.ts';
import type { Report } from '../harness/report/report.ts';
import { reproduce } from '../reports/html/page/reproduce/script.ts';
import { refusal, refusedTerms } from '../reports/parts/gate.ts';
import { allKnown, excuses, nameOf, staleEntries } from '../reports/parts/known.ts';
import { replayCommand } from '../reports/parts/replay-command.ts';
import { senderOf } from '../reports/parts/sender-name.ts';

/** How a test ends. */
export type Outcome =
  | { readonly kind: 'passed' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'skipped'; readonly reason: string };

const passed: Outcome = { kind: 'passed' };

/** How the test of a scenario ends. One that did not run says why. */
export function outcomeOfScenario(report: Report, id: string): Outcome {
  const scenario = report.scenarios.find((each) => each.id === id);
  if (!scenario)
    return { kind: 'skipped', reason: report.run.interrupted ?? 'its cell is proven without it' };
  switch (scenario.outcome) {
    case 'passed':
      return passed;
    case 'not-exercised':
      return { kind: 'skipped', reason: scenario.reason ?? 'it was not exercised' };
    case 'violated':
      return unlessKnown(report, violationsOf(report, scenario), () => failureOf(report, scenario));
  }
}

/** How the test of a cell ends. */
export function outcomeOfCell(report: Report, id: string): Outcome {
  const cell = report.cells.find((each) => each.id === id);
  if (!cell) return { kind: 'skipped', reason: 'it is not in the report' };
  const { verdict } = cell;
  switch (verdict.kind) {
    case 'conformant':
      return passed;
    case 'not-exercised':
      return { kind: 'skipped', reason: verdict.reason };
    case 'violating':
      return unlessKnown(report, violationsAt(report, cell), () => failureAt(report, cell));
  }
}

/** How the test of the list of known violations ends. */
export function outcomeOfList(report: Report): Outcome {
  const lines = staleEntries(report).map((entry) => `${entry.place} ${nameOf(entry)}: ${entry.why}`);
  return lines.length === 0
    ? passed
    : { kind: 'failed', message: ['Delete what is stale:', ...lines].join('\n  ') };
}

/** How the test of the gate ends. */
export function outcomeOfGate({ gate = [] }: Report): Outcome {
  const refused = refusedTerms(gate).map(refusal);
  return refused.length === 0
    ? passed
    : { kind: 'failed', message: ['Gate refused:', ...refused].join('\n  ') };
}

/** What is listed as known is shown with its reason, and fails nothing. */
function unlessKnown(report: Report, found: readonly Violation[], failure: () => string): Outcome {
  return allKnown(found)
    ? { kind: 'skipped', reason: excuses(report)(found) }
    : { kind: 'failed', message: failure() };
}

/** How the test of the run as a whole ends: where nothing can be concluded, green tests would be green by accident. */
export function outcomeOfRun({ result, summary }: Report): Outcome {
  return result === 'inconclusive'
    ? { kind: 'failed', message: `Nothing can be concluded. ${summary}` }
    : passed;
}

/** How the test of the clean-up ends. What the target has no way to remove is nobody's fault. */
export function outcomeOfCleanUp({ cleanUp: { left } }: Report): Outcome {
  const lines = left.map(({ path, why }) => `${path}: ${why}`);
  if (lines.length === 0) return passed;
  return left.every(({ forGood }) => forGood)
    ? { kind: 'skipped', reason: `left behind for good: ${lines.join(', ')}` }
    : { kind: 'failed', message: ['Left behind on the target:', ...lines].join('\n  ') };
}

function violationsOf({ violations }: Report, { id }: ReportedScenario): Violation[] {
  return violations.filter(({ scenario, level }) => scenario === id && level === 'MUST');
}

function violationsAt({ violations }: Report, { id }: ReportedCell): Violation[] {
  return violations.filter(({ cell, level }) => cell === id && level === 'MUST');
}

function failureOf(report: Report, scenario: ReportedScenario): string {
  const violations = violationsOf(report, scenario);
  const exchanges = report.exchanges.filter((exchange) => exchange.scenario === scenario.id);
  const replay = replayCommand(report.run, scenario.id);
  return [
    ...violations.map((violation) => sentence(report, violation)),
    '',
    ...(replay === undefined ? [] : [`To see it again: ${replay}`, '', 'Or:', '']),
    reproduce(scenario, exchanges, report.run),
  ].join('\n');
}

function failureAt(report: Report, cell: ReportedCell): string {
  const violations = violationsAt(report, cell);
  const scenarios = [...new Set(violations.map(({ scenario }) => scenario))];
  return [
    ...violations.map((violation) => sentence(report, violation)),
    '',
    'Found by:',
    ...scenarios.map((scenario) => `  ${scenario}`),
  ].join('\n');
}

/** "GET /pets/7 as reader returned 200: status-as-aimed: got 200, expected 403" */
function sentence(report: Report, { exchange: id, check, message, place }: Violation): string {
  const exchange = report.exchanges.find((each) => each.id === id);
  const asked = exchange
    ? `${exchange.request.method} ${exchange.request.target} as ${senderOf(exchange)} returned ${exchange.response.status}: `
    : '';
  return `${asked}${check}: ${message}${place === null || message.includes(place) ? '' : ` (${place})`}`;
}
