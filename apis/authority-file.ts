import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Receiver } from '../harness/model/receiver.ts';

/** The authority of a receiver in a file, for servers that trust what a file has. */
export interface AuthorityFile {
  readonly file: string;
  /** Removes the file; a server that has started does not need it any more. */
  readonly forget: () => Promise<void>;
}

/** Throws what Node throws where no file can be written. */
export async function authorityFile({ authority }: Receiver): Promise<AuthorityFile> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-receiver-'));
  const file = join(folder, 'authority.pem');
  await writeFile(file, authority);
  return { file, forget: () => rm(folder, { recursive: true }) };
}
