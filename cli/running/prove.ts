import type { ReportedScenario } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { compare } from '../../reports/comparison/compare.ts';
import { renderComparison } from '../../reports/comparison/text.ts';
import { ExitCode } from '../exit-code.ts';
import { print } from '../terminal/print.ts';
import { exitCodeOf } from './exit-code-of-report.ts';

/** How one of several runs differs from the others, apart from its verdicts. */
export interface Variation {
  readonly concurrency: number;
  /** Decides the order of the scenarios. */
  readonly seed: number;
}

const concurrencies = [1, 4, 16] as const;

/**
 * Runs again and again, each time in another order and with other scenarios at the same time, and says whether that made
 * a difference. Gives the report of the first run, and the exit code.
 */
export async function prove(
  { runs, seed }: { readonly runs: number; readonly seed: number },
  runOnce: (variation: Variation) => Promise<Report>,
): Promise<{ readonly report: Report; readonly code: ExitCode }> {
  say(`Order of the scenarios by seed ${seed}; --seed ${seed} repeats it.`);
  const first = await numbered(1);
  const differing: string[] = [];
  for (let number = 2; number <= runs && first.run.interrupted === null; number++) {
    const report = await numbered(number);
    if (report.run.interrupted !== null) return { report: first, code: ExitCode.inconclusive };
    const difference = differenceOf(first, report);
    if (difference !== '') differing.push(`Run ${number} differs from run 1:\n${difference}`);
  }
  if (first.run.interrupted !== null) return { report: first, code: exitCodeOf(first) };
  if (differing.length > 0) {
    say(`\n${differing.join('\n')}`);
    say(`${differing.length} of ${runs} runs differ from the first.`);
    return { report: first, code: ExitCode.violations };
  }
  say(
    `${runs} runs, all verdicts identical (${first.counts.cells} cells, ${first.counts.scenarios} scenarios).`,
  );
  return { report: first, code: exitCodeOf(first) };

  async function numbered(number: number): Promise<Report> {
    const concurrency = concurrencies[(number - 1) % concurrencies.length] ?? 1;
    const report = await runOnce({ concurrency, seed: seed + number - 1 });
    const { run, result, summary } = report;
    say(
      `run ${number} of ${runs}  ${String(concurrency).padStart(2)} at a time  ${run.seconds.toFixed(1).padStart(5)} s  ${result.toUpperCase()}: ${summary}`,
    );
    return report;
  }
}

function say(line: string): void {
  print(`${line}\n`);
}

/** Verdicts of cells and endings of scenarios that are not the same; an empty text if all are. */
function differenceOf(before: Report, after: Report): string {
  const comparison = compare([
    { file: 'run 1', report: before },
    { file: 'another run', report: after },
  ]);
  const endings = endedOtherwise(before.scenarios, after.scenarios);
  const cells = comparison.changes.length === 0 ? '' : renderComparison(comparison);
  const scenarios =
    endings.length === 0 ? '' : `Scenarios with another result (${endings.length})\n${endings.join('\n')}\n`;
  return [cells, scenarios].filter((part) => part !== '').join('\n');
}

function endedOtherwise(before: readonly ReportedScenario[], after: readonly ReportedScenario[]): string[] {
  const was = new Map(before.map((scenario) => [scenario.id, scenario]));
  const is = new Map(after.map((scenario) => [scenario.id, scenario]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((id) => {
    const [one, other] = [was.get(id), is.get(id)];
    const [then, now] = [one?.outcome ?? 'not run', other?.outcome ?? 'not run'];
    const reason = other?.reason ?? one?.reason;
    return then === now ? [] : `  ${id}  ${then} → ${now}${reason ? `: ${reason}` : ''}`;
  });
}
