import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { UserError } from '../user-error.ts';
import type { Config } from './config-schema.ts';
import { findConfig } from './find-config.ts';
import { firstLineOf, importDefault } from './import-default.ts';

/** A configuration and the file that it is from, as it was named. */
export interface LoadedConfig {
  readonly config: Config;
  readonly file: string | undefined;
}

/** Loads the configuration that was named, or the one in a folder; an empty one where there is none. */
export async function loadConfig(named: string | undefined, folder = process.cwd()): Promise<LoadedConfig> {
  const file = findConfig(named, folder);
  if (file === undefined) return { config: {}, file };
  const value = await read(file, resolve(folder, file));
  const { validateConfig } = await import('./validate-config.ts');
  return { config: validateConfig(value, file), file };
}

async function read(file: string, path: string): Promise<unknown> {
  switch (extname(file)) {
    case '.json':
      return parsed(file, await textOf(file, path), 'JSON', JSON.parse);
    case '.yaml':
    case '.yml': {
      const { load } = await import('js-yaml');
      return parsed(file, await textOf(file, path), 'YAML', load);
    }
    case '.ts':
    case '.mts':
    case '.js':
    case '.mjs':
      return importDefault(file, path, 'export default defineConfig({ … })');
    default:
      throw new UserError(
        `${file} is not a configuration; its name must end in .ts, .js, .mjs, .json, .yaml or .yml`,
      );
  }
}

async function textOf(file: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UserError(`${file} cannot be read: ${firstLineOf(error)}`);
  }
}

function parsed(file: string, text: string, language: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UserError(`${file} is not ${language}: ${firstLineOf(error)}`);
  }
}
