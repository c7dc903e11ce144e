import { restore } from '../../harness/shards/kept-run.ts';
import { mergeShards } from '../../harness/shards/merge.ts';
import { loadConfig } from '../configuration/load-config.ts';
import type { ExitCode } from '../exit-code.ts';
import { openEvidenceFile } from '../files/evidence-file.ts';
import { prepareFolder } from '../files/write-files.ts';
import { type ReportFlags, reportFinisher } from '../running/finish-report.ts';
import { expectComplete } from '../shards/complete.ts';
import { findShards } from '../shards/find-shards.ts';
import { readShardFile, type ShardFile } from '../shards/shard-file.ts';

/** As they were typed. */
export interface MergeFlags extends ReportFlags {
  readonly config?: string;
}

/** Judges once what happened in all shards of a run, and writes the report that one run would have written. */
export async function mergeReports(places: readonly string[], flags: MergeFlags): Promise<ExitCode> {
  const finish = await reportFinisher(flags, await loadConfig(flags.config));
  const found = await findShards(places);
  await prepareFolder(flags.out);
  const evidence = openEvidenceFile(flags.out);
  const files: ShardFile[] = [];
  for (const file of found) files.push(await readShardFile(file, evidence));
  const [first, ...others] = expectComplete(files);
  return finish(mergeShards(shardRun(first), others.map(shardRun)));
}

function shardRun({ shard, run, exchanges }: ShardFile) {
  return { shard, ...restore(run, exchanges) };
}
