import { restore } from '../../harness/shards/kept-run.ts';
import { mergeShards } from '../../harness/shards/merge.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { type DemandFlags, resolveDemands } from '../configuration/resolve-demands.ts';
import type { ExitCode } from '../exit-code.ts';
import { openEvidenceFile } from '../files/evidence-file.ts';
import { formatNamed } from '../files/format-named.ts';
import { readBaseline } from '../files/read-baseline.ts';
import { type GateFlags, readGate } from '../files/read-gate.ts';
import { readKnownViolations } from '../files/read-known-violations.ts';
import { remembered } from '../files/remember.ts';
import { prepareFolder } from '../files/write-files.ts';
import { nextStep, writeReport } from '../files/write-report.ts';
import { exitCodeOf } from '../running/exit-code-of-report.ts';
import { printedSummary } from '../running/printed-summary.ts';
import { reportOn } from '../running/run-and-judge.ts';
import { expectComplete } from '../shards/complete.ts';
import { findShards } from '../shards/find-shards.ts';
import { readShardFile, type ShardFile } from '../shards/shard-file.ts';
import { print } from '../terminal/print.ts';

/** As they were typed. */
export interface MergeFlags extends DemandFlags, GateFlags {
  readonly out: string;
  readonly config?: string;
  readonly history?: string;
}

/** Judges once what happened in all shards of a run, and writes the report that one run would have written. */
export async function mergeReports(places: readonly string[], flags: MergeFlags): Promise<ExitCode> {
  const { gates, knownViolations: list, formats } = resolveDemands(flags, await loadConfig(flags.config));
  const besides = formats.map(formatNamed);
  const baseline = await readBaseline(flags.baseline, undefined);
  const judgeByGate = readGate(gates, baseline);
  const known = list === undefined ? undefined : await readKnownViolations(list);
  const found = await findShards(places);
  await prepareFolder(flags.out);
  const evidence = openEvidenceFile(flags.out);
  const files: ShardFile[] = [];
  for (const file of found) files.push(await readShardFile(file, evidence));
  const [first, ...others] = expectComplete(files);
  const merged = mergeShards(shardRun(first), others.map(shardRun));
  const judged = judgeByGate(reportOn(merged, known));
  const report = await remembered(judged, { baseline, history: flags.history, out: flags.out });
  await writeReport(report, flags.out, besides);
  print(`${printedSummary(report, formats)}\n${nextStep(report, flags.out)}\n`);
  return exitCodeOf(report);
}

function shardRun({ shard, run, exchanges }: ShardFile) {
  return { shard, ...restore(run, exchanges) };
}
