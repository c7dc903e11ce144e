import { randomInt } from 'node:crypto';
import type { FinishedRun } from '../../harness/judge/judge.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import type { NamedReport } from '../../reports/comparison/compare.ts';
import { renderReplay } from '../../reports/formats/replay.ts';
import type { Format } from '../../reports/formats.ts';
import { warningAbout } from '../configuration/credential-variables.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { Settings } from '../configuration/settings.ts';
import type { SettingsFlags } from '../configuration/settings-flags.ts';
import type { ExitCode } from '../exit-code.ts';
import { keepWholeReport } from '../files/earlier-report.ts';
import { formatNamed } from '../files/format-named.ts';
import { readBaseline } from '../files/read-baseline.ts';
import { type GateFlags, readGate } from '../files/read-gate.ts';
import { readKnownViolations } from '../files/read-known-violations.ts';
import { remembered } from '../files/remember.ts';
import { nextStep, writeReport } from '../files/write-report.ts';
import { wholeNumber } from '../flag-values.ts';
import { partAsked, type SelectionFlags } from '../plan/part.ts';
import { select } from '../plan/select-scenarios.ts';
import { unprovenSelection } from '../plan/unproven-selection.ts';
import { exitCodeOf } from '../running/exit-code-of-report.ts';
import { runJournaled } from '../running/journaled-run.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { printedSummary } from '../running/printed-summary.ts';
import { progressLine } from '../running/progress-line.ts';
import { prove } from '../running/prove.ts';
import { reportOn } from '../running/run-and-judge.ts';
import { writeShard } from '../shards/shard-file.ts';
import { expectEnough, nextOfShard, shardAsked, shardFlag } from '../shards/shard-flag.ts';
import { askToWrite } from '../targets/ask-to-write.ts';
import { withRunningTarget } from '../targets/with-running-target.ts';
import { unlessStopped } from '../terminal/interruption.ts';
import { limitYoungGeneration } from '../terminal/limit-young-generation.ts';
import { print } from '../terminal/print.ts';
import { ownTerminal } from '../terminal/terminal.ts';
import { UserError } from '../user-error.ts';
import { runInWorkers } from '../workers/run-in-workers.ts';
import { type WorkerFlags, workersFor } from '../workers/worker-count.ts';

/** As they were typed. */
export interface RunFlags extends SelectionFlags, SettingsFlags, GateFlags, WorkerFlags {
  readonly out: string;
  /** Where a line about the run is added. */
  readonly history?: string;
  readonly seed?: string;
}

/** Runs everything against a target until a signal ends it, writes the report, and says how it went. */
export async function runConformance(
  document: string | undefined,
  flags: RunFlags,
  signal: AbortSignal,
): Promise<ExitCode> {
  limitYoungGeneration();
  const proof = proofIn(flags);
  const said = await unlessStopped(signal, () => resolveSettings(document, flags));
  const besides = said.formats.map(formatNamed);
  const part = partAsked(flags);
  await keepWholeReport(flags.out, part ?? shardFlag(flags));
  const baseline = await readBaseline(flags.baseline, part);
  const demands = { proof, baseline, besides };
  return withRunningTarget(said, { out: flags.out, signal }, (settings) =>
    runSettled(settings, { document, flags, signal }, demands),
  );
}

/** As it was typed, and what ends it. */
interface Typed {
  readonly document: string | undefined;
  readonly flags: RunFlags;
  readonly signal: AbortSignal;
}

/** What is asked of a run, read and found usable. */
interface ReadDemands {
  readonly proof: { readonly runs: number; readonly seed: number } | undefined;
  readonly baseline: NamedReport | undefined;
  readonly besides: readonly Format[];
}

/** Runs everything against a target that is there. */
async function runSettled(
  settings: Settings,
  typed: Typed,
  { proof, baseline, besides }: ReadDemands,
): Promise<ExitCode> {
  const { flags, signal } = typed;
  await askToWrite(settings, ownTerminal(), signal);
  process.stderr.write(warningAbout(settings, process.env));
  const { concurrency } = settings.pace;
  const finish = async (ran: Report): Promise<Report> => {
    // Earlier runs have something to say about the whole of it, when its shards are merged.
    const isWhole = flags.shard === undefined;
    const memory = { baseline, history: flags.history, out: flags.out };
    const report = isWhole ? await remembered(ran, memory) : ran;
    await writeReport(report, flags.out, besides);
    return report;
  };
  const runOnce = await unlessStopped(signal, () => preparedRun(settings, typed, baseline));
  if (proof) {
    const { report: first, code } = await prove(proof, runOnce);
    const report = await finish(first);
    print(`\n${nextStep(report, flags.out)}\n`);
    return code;
  }
  const report = await finish(await runOnce({ concurrency }));
  const summary =
    flags.replay === undefined
      ? printedSummary(report, settings.formats)
      : renderReplay(report, flags.replay);
  const next = flags.shard === undefined ? nextStep(report, flags.out) : nextOfShard(flags.shard, flags.out);
  print(`${summary}${unprovenSelection(report, flags.cell ?? [])}\n${next}\n`);
  return exitCodeOf(report);
}

/** Where there is a seed, it decides the order. */
type RunOnce = (how: { readonly concurrency: number; readonly seed?: number }) => Promise<Report>;

/** A run that can be done several times: each gets its target ready by itself, and leaves it. */
async function preparedRun(
  settings: Settings,
  { document, flags, signal }: Typed,
  baseline: NamedReport | undefined,
): Promise<RunOnce> {
  const { knownViolations: list } = settings;
  const known = list === undefined ? undefined : await readKnownViolations(list);
  const shard = shardAsked(flags);
  // What is asked of a run is asked of the whole of it, when its shards are merged.
  const judgeByGate = shard ? undefined : readGate(settings.gates, baseline);
  const ready = await prepareRun(settings);
  const workers = workersFor(flags, settings, ready.understood.contract);
  return async ({ concurrency, seed }) => {
    const options = {
      ready,
      out: flags.out,
      choose: async (plan: Plan) => {
        const part = select(plan, flags);
        if (shard) expectEnough(part, shard);
        return seed === undefined ? part : inOrderOf(seed, part);
      },
      concurrency,
      bail: flags.bail ?? false,
      known,
      signal,
    };
    const judged = (finished: FinishedRun): Report => {
      const report = reportOn(finished, known);
      return judgeByGate ? judgeByGate(report) : report;
    };
    if (workers > 1) return judged(await runInWorkers({ ...options, workers, typed: { document, flags } }));
    const finished = await runJournaled({ ...options, shard, progress: progressLine(process.stderr) });
    if (shard) {
      const { chosen: plan, result, circumstances } = finished;
      await writeShard(flags.out, shard, { plan, result, circumstances });
    }
    return judged(finished);
  };
}

/** Loaded on demand: whoever runs once needs no dice. */
async function inOrderOf(seed: number, plan: Plan): Promise<Plan> {
  const { shuffled } = await import('../../harness/plan/shuffled.ts');
  return shuffled(plan, seed);
}

const highestSeed = 2 ** 31 - 1;

/** How often to run, if more than once. */
function proofIn({ prove: times, seed, bail }: RunFlags): ReadDemands['proof'] {
  if (times === undefined) {
    if (seed !== undefined) throw new UserError('--seed decides the order of --prove; give both');
    return undefined;
  }
  if (bail) throw new UserError('--prove compares whole runs; leave out --bail');
  return {
    runs: wholeNumber('--prove', times, { from: 2, to: 100 }),
    seed:
      seed === undefined ? randomInt(highestSeed) : wholeNumber('--seed', seed, { from: 0, to: highestSeed }),
  };
}
