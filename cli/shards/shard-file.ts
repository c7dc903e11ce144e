import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { isObject } from '../../contract/json.ts';
import type { FinishedRun } from '../../harness/judge/judge.ts';
import { type KeptRun, keep } from '../../harness/shards/kept-run.ts';
import type { Shard } from '../../harness/shards/shard.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { writeFiles } from '../files/write-files.ts';
import { UserError } from '../user-error.ts';

/** The first line of the file of a shard; the second is what happened in it. */
interface ShardHeader {
  readonly kind: 'shard';
  /** Version of Assay: what is in the file is for the one that wrote it. */
  readonly assay: string;
  readonly shard: Shard;
  /** Of the second line, in hexadecimal. */
  readonly sha256: string;
}

/** What one shard left for `assay merge`. */
export interface ShardFile {
  readonly file: string;
  readonly shard: Shard;
  readonly run: KeptRun;
}

/** Writes what happened in a shard beside its report; the plan is all that was to be run in all of them. */
export async function writeShard(folder: string, shard: Shard, finished: FinishedRun): Promise<void> {
  const content = shardFileContent(shard, keep(finished));
  await writeFiles(folder, [{ name: shardFileName(shard), content }]);
}

/** "shard-2-of-4.jsonl": shards of one run can lie in one folder. */
function shardFileName({ number, of }: Shard): string {
  return `shard-${number}-of-${of}.jsonl`;
}

export function isShardFile(name: string): boolean {
  return /^shard-\d+-of-\d+\.jsonl$/.test(name);
}

function shardFileContent(shard: Shard, run: KeptRun): string {
  const body = JSON.stringify(run);
  const header: ShardHeader = { kind: 'shard', assay: packageJson.version, shard, sha256: sha256(body) };
  return `${JSON.stringify(header)}\n${body}\n`;
}

/** Throws a UserError if the file is none, of another version, or not as it was written. */
export async function readShardFile(file: string): Promise<ShardFile> {
  const [first = '', body = ''] = (await textOf(file)).split('\n');
  const header = headerIn(first);
  if (!header) throw new UserError(`${file} was not written by assay run --shard; leave it out`);
  const { assay, shard } = header;
  if (assay !== packageJson.version)
    throw new UserError(
      `${file} was written by Assay ${assay}, and this is ${packageJson.version}; merge with the version that ran`,
    );
  if (header.sha256 !== sha256(body))
    throw new UserError(`${file} is damaged; run --shard ${shard.number}/${shard.of} again`);
  return { file, shard, run: JSON.parse(body) as KeptRun };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new UserError(`${file} cannot be read; give what assay run --shard has written, or its folder`);
  }
}

function headerIn(line: string): ShardHeader | undefined {
  try {
    const header: unknown = JSON.parse(line);
    return isObject(header) && header.kind === 'shard' ? (header as unknown as ShardHeader) : undefined;
  } catch {
    return undefined;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
