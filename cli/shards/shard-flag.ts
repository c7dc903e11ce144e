import type { Plan } from '../../harness/plan/plan.ts';
import { mostShards, type Shard } from '../../harness/shards/shard.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { UserError } from '../user-error.ts';

const most = 1000;

/** As they were typed. */
export interface ShardFlags {
  /** "2/4" */
  readonly shard?: string;
  readonly prove?: string;
  readonly replay?: string;
  readonly gate?: string | undefined;
  readonly baseline?: string;
  readonly history?: string;
}

/** The part that is to be run; undefined where it is the whole. Throws a UserError for flags that want the whole. */
export function shardAsked({ shard, prove, replay, ...ofWhole }: ShardFlags): Shard | undefined {
  if (shard === undefined) return undefined;
  if (prove !== undefined) throw new UserError('--prove compares whole runs; leave out --shard');
  if (replay !== undefined) throw new UserError('--replay runs one scenario; leave out --shard');
  for (const name of ['gate', 'baseline', 'history'] as const)
    if (ofWhole[name] !== undefined)
      throw new UserError(`--${name} applies to the whole run; give it to assay merge`);
  return shardNamed(shard);
}

/** The part that a flag asks for, as it was typed: "--shard 2/4"; undefined without one. */
export function shardFlag({ shard }: ShardFlags): string | undefined {
  return shard === undefined ? undefined : `--shard ${shard}`;
}

/** What to do after a shard, in one line. */
export function nextOfShard(shard: string, folder: string): string {
  return `This was ${shard}. Once all have run: ${typedCommand()} merge ${folder}, with the folders of the others.`;
}

function shardNamed(text: string): Shard {
  const [, number = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number);
  if (number >= 1 && number <= of && of <= most) return { number, of };
  throw new UserError(
    `--shard ${text} cannot be used; give the number of the part and of all parts, as in 2/4`,
  );
}

/** Makes sure that no shard of a plan is empty: such a one would prove nothing, and look like a failure. */
export function expectEnough(plan: Plan, { number, of }: Shard): void {
  const parts = mostShards(plan);
  if (of <= parts) return;
  throw new UserError(
    `--shard ${number}/${of} leaves shards empty; these scenarios can be split into at most ${parts} shards`,
  );
}
