import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../user-error.ts';
import type { Config } from './config-schema.ts';
import { findConfig } from './find-config.ts';

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
      return defaultExportOf(file, path);
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
    throw new UserError(`${file} cannot be read: ${reasonOf(error)}`);
  }
}

function parsed(file: string, text: string, language: string, parse: (text: string) => unknown): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UserError(`${file} is not ${language}: ${reasonOf(error)}`);
  }
}

/** Node runs TypeScript itself; what it cannot run is an error of the file, and not of ours. */
async function defaultExportOf(file: string, path: string): Promise<unknown> {
  const { hookModules } = await import('./module-hooks.ts');
  const stop = hookModules();
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw new UserError(`${file} cannot be run: ${reasonOf(error)}`);
  } finally {
    stop();
  }
  throw new UserError(`${file} has no default export; end it with export default defineConfig({ … })`);
}

/** The first line: errors of parsers go on with the text around the mistake, which may hold anything. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
