import { isSameTarget } from '../../reports/parts/same-target.ts';
import { UserError } from '../user-error.ts';
import type { ShardFile } from './shard-file.ts';

/** Makes sure that files are all the shards of one run, each once. Throws a UserError that says what is wrong. */
export function expectComplete(files: readonly ShardFile[]): readonly [ShardFile, ...ShardFile[]] {
  const [first, ...others] = files;
  if (!first)
    throw new UserError('there is no shard to merge; give the folders that assay run --shard wrote to');
  for (const other of others) expectSameRun(first, other);
  const { of } = first.shard;
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  const found = Map.groupBy(files, ({ shard }) => shard.number);
  for (const [number, [one, again]] of found)
    if (one && again)
      throw new UserError(
        `shard ${number} of ${of} was given twice, as ${one.file} and ${again.file}; give each shard once`,
      );
  const missing = numbers.filter((number) => !found.has(number));
  if (missing.length > 0)
    throw new UserError(
      `of ${of} shards, ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing; give all that belong to the run`,
    );
  return [first, ...others];
}

function expectSameRun(one: ShardFile, other: ShardFile): void {
  const difference = differenceOf(one, other);
  if (difference !== undefined)
    throw new UserError(`${one.file} and ${other.file} ${difference}; merge the shards of one run`);
}

/** What shows that two shards are not of the same run; undefined if nothing does. */
function differenceOf(one: ShardFile, other: ShardFile): string | undefined {
  const [a, b] = [one.run.circumstances.run, other.run.circumstances.run];
  if (one.shard.of !== other.shard.of) return `are parts of ${one.shard.of} and of ${other.shard.of} shards`;
  if (a.document.sha256 !== b.document.sha256)
    return `are of different documents (${a.document.title} ${a.document.version} and ${b.document.title} ${b.document.version})`;
  if (!isSameTarget(a.target, b.target))
    return `are of different targets (${a.target.kind} at ${a.target.url} and ${b.target.kind} at ${b.target.url})`;
  if (a.target.auth !== b.target.auth)
    return `got their credentials in different ways (${a.target.auth} and ${b.target.auth})`;
  const [asked, askedOther] = [one.run.plan.selection, other.run.plan.selection];
  if (asked !== askedOther)
    return `are of different selections (${asked ?? 'everything'} and ${askedOther ?? 'everything'})`;
  return JSON.stringify(one.run.plan) === JSON.stringify(other.run.plan)
    ? undefined
    : 'were planned differently, as for targets of different versions';
}
