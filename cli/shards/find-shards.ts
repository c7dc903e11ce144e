import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UserError } from '../user-error.ts';
import { isShardFile } from './shard-file.ts';

/** The files of shards in places as they were typed: files, and folders with such files. Each once. */
export async function findShards(places: readonly string[]): Promise<string[]> {
  const files = (await Promise.all(places.map(shardsAt))).flat();
  const paths = files.map((file) => resolve(file));
  return files.filter((_, index) => paths.indexOf(paths[index] ?? '') === index);
}

async function shardsAt(place: string): Promise<string[]> {
  const about = await stat(place).catch(() => undefined);
  if (!about)
    throw new UserError(`there is no ${place}; give files that assay run --shard has written, or folders`);
  if (!about.isDirectory()) return [place];
  const names = (await readdir(place)).filter(isShardFile).sort();
  if (names.length > 0) return names.map((name) => join(place, name));
  throw new UserError(
    `${place} has no shard-….jsonl in it; give a folder that assay run --shard has written to`,
  );
}
