import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '../../server/testing/postgres.ts';

/** An embedded database in a file of its own, which outlives the processes that use it. */
export async function sqliteFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-torture-'));
  return { url: `sqlite:${join(folder, 'kept.db')}`, drop: () => rm(folder, { recursive: true }) };
}
