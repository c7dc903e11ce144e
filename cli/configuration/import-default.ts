import { pathToFileURL } from 'node:url';
import { UserError } from '../user-error.ts';

/**
 * The default export of a module of the user. Node runs TypeScript itself; what it cannot run is an error of the file, and
 * not of ours. `file`: as it was named. `ending`: how a file with a default export ends.
 */
export async function importDefault(file: string, path: string, ending: string): Promise<unknown> {
  const { hookModules } = await import('./module-hooks.ts');
  const stop = hookModules();
  try {
    const module: { readonly default?: unknown } = await import(pathToFileURL(path).href);
    if (module.default !== undefined) return module.default;
  } catch (error) {
    throw new UserError(`${file} cannot be run: ${firstLineOf(error)}`);
  } finally {
    stop();
  }
  throw new UserError(`${file} has no default export; end it with ${ending}`);
}

/** The first line: errors of parsers go on with the text around the mistake, which may hold anything. */
export function firstLineOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split('\n')[0] ?? message;
}
