import { createHash, type Hash } from 'node:crypto';
import { isObject } from '../../contract/json.ts';
import type { FinishedRun } from '../../harness/judge/judge.ts';
import type { JudgedExchange } from '../../harness/model/judged-exchange.ts';
import {
  createExchangeRestorer,
  type KeptExchange,
  type KeptRun,
  keep,
  keepExchange,
} from '../../harness/shards/kept-run.ts';
import type { Shard } from '../../harness/shards/shard.ts';
import { createPutAside, type Evidence } from '../../harness/transport/evidence.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { readLines } from '../files/read-lines.ts';
import { writeFiles } from '../files/write-files.ts';
import { UserError } from '../user-error.ts';

/** The first line of the file of a shard; the second is what happened in it, and then each exchange has one. */
interface ShardHeader {
  readonly kind: 'shard';
  /** Version of Assay: what is in the file is for the one that wrote it. */
  readonly assay: string;
  readonly shard: Shard;
}

/** The last line: of the lines between it and the first one, in hexadecimal. */
interface End {
  readonly sha256: string;
}

/** What one shard left for `assay merge`. */
export interface ShardFile {
  readonly file: string;
  readonly shard: Shard;
  readonly run: KeptRun;
  readonly exchanges: readonly JudgedExchange[];
}

/** Writes what happened in a shard beside its report; the plan is all that was to be run in all of them. */
export async function writeShard(folder: string, shard: Shard, finished: FinishedRun): Promise<void> {
  await writeFiles(folder, [{ name: shardFileName(shard), content: shardFileLines(shard, finished) }]);
}

/** "shard-2-of-4.jsonl": shards of one run can lie in one folder. */
function shardFileName({ number, of }: Shard): string {
  return `shard-${number}-of-${of}.jsonl`;
}

export function isShardFile(name: string): boolean {
  return /^shard-\d+-of-\d+\.jsonl$/.test(name);
}

/** Line by line: what was said in a large run is longer than one text can be. */
function* shardFileLines(shard: Shard, finished: FinishedRun): Generator<string> {
  const header: ShardHeader = { kind: 'shard', assay: packageJson.version, shard };
  yield `${JSON.stringify(header)}\n`;
  const hash = createHash('sha256');
  for (const part of partsOf(finished)) {
    const line = `${JSON.stringify(part)}\n`;
    hash.update(line);
    yield line;
  }
  yield `${endOf(hash)}\n`;
}

function* partsOf(finished: FinishedRun): Generator<KeptRun | KeptExchange> {
  yield keep(finished);
  for (const judged of finished.result.exchanges) yield keepExchange(judged);
}

function endOf(hash: Hash): string {
  const end: End = { sha256: hash.digest('hex') };
  return JSON.stringify(end);
}

/**
 * Reads the file of a shard; what was said goes into `evidence`. Throws a UserError if the file is none, of another
 * version, or not as it was written.
 */
export async function readShardFile(file: string, evidence: Evidence): Promise<ShardFile> {
  const shard = await expectWhole(file);
  const putAside = createPutAside(evidence);
  const lines = readLines(file);
  await lines.next();
  const run = JSON.parse((await lines.next()).value ?? '') as KeptRun;
  const restored = createExchangeRestorer(run);
  const exchanges: JudgedExchange[] = [];
  for await (const line of lines) {
    const part = JSON.parse(line) as KeptExchange | End;
    if ('sha256' in part) break;
    const { exchange, ...judgement } = restored(part);
    exchanges.push({ exchange: putAside(exchange), ...judgement });
  }
  return { file, shard, run, exchanges };
}

/** The first look at a file: nothing in it is used before it is known to be as it was written. */
async function expectWhole(file: string): Promise<Shard> {
  const lines = readableLines(file);
  const header = headerIn((await lines.next()).value ?? '');
  if (!header) throw new UserError(`${file} was not written by assay run --shard; leave it out`);
  const { assay, shard } = header;
  if (assay !== packageJson.version)
    throw new UserError(
      `${file} was written by Assay ${assay}, and this is ${packageJson.version}; merge with the version that ran`,
    );
  const hash = createHash('sha256');
  let last = '';
  for await (const line of lines) {
    if (last !== '') hash.update(`${last}\n`);
    last = line;
  }
  if (last !== endOf(hash))
    throw new UserError(`${file} is damaged; run --shard ${shard.number}/${shard.of} again`);
  return shard;
}

async function* readableLines(file: string): AsyncGenerator<string, undefined> {
  try {
    return yield* readLines(file);
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
