import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../user-error.ts';

/** Names that are looked for in the working directory. */
const configNames = [
  'assay.config.ts',
  'assay.config.mts',
  'assay.config.js',
  'assay.config.mjs',
  'assay.config.json',
  'assay.config.yaml',
  'assay.config.yml',
] as const;

/** The configuration that was named, or the one of a folder; undefined where there is none. */
export function findConfig(named: string | undefined, folder: string): string | undefined {
  if (named !== undefined) {
    if (existsSync(resolve(folder, named))) return named;
    throw new UserError(`--config ${named} does not exist; give the path of an assay.config file`);
  }
  const found = configNames.filter((name) => existsSync(join(folder, name)));
  if (found.length > 1)
    throw new UserError(`there are ${found.join(' and ')}; keep one of them, or choose one with --config`);
  return found[0];
}
