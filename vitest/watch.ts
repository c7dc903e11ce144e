import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** The part of a plugin of Vite that is used; their types are not needed to use vitest. */
export interface WatchPlugin {
  readonly name: string;
  readonly config: () => { readonly test: { readonly watchTriggerPatterns: readonly WatchTrigger[] } };
  readonly transform: (code: string, id: string) => undefined;
}

/** As `watchTriggerPatterns` of vitest has it. */
export interface WatchTrigger {
  readonly pattern: RegExp;
  readonly testsToRun: (file: string) => string[];
}

/**
 * A plugin for vitest in watch mode: a change of what a conformance test is about runs it again. That are the files whose
 * names stand in the test, such as its document, with the files that these refer to; the configuration; and every story.
 *
 * @example In vitest.config.ts:
 * ```ts
 * import { conformanceWatch } from '@assay-api/assay/vitest/watch';
 * import { defineConfig } from 'vitest/config';
 *
 * export default defineConfig({ plugins: [conformanceWatch()] });
 * ```
 */
export function conformanceWatch(): WatchPlugin {
  const tests = new Map<string, string>();
  const testsToRun = (file: string): string[] =>
    [...tests].flatMap(([test, code]) => (isAbout(file, test, code) ? test : []));
  return {
    name: 'assay-watch',
    config: () => ({
      test: { watchTriggerPatterns: [{ pattern: /\.(ya?ml|json|[cm]?[jt]s)$/, testsToRun }] },
    }),
    transform: (code, id) => {
      const [test = id] = id.split('?', 1);
      if (/\brunConformance\b/.test(code) && !test.includes('/node_modules/')) tests.set(test, code);
      return undefined;
    },
  };
}

function isAbout(file: string, test: string, code: string): boolean {
  if (/\.story\.[cm]?[jt]s$/.test(file)) return true;
  if (/(^|[\\/])assay\.config\.(ts|json|ya?ml)$/.test(file)) return true;
  return namedFiles(test, code).has(file);
}

/** The files whose names stand in a test, and those that are referred to from these. */
function namedFiles(test: string, code: string): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = pathsIn(test, code, /["'`]([^"'`\n]+\.(?:ya?ml|json|[cm]?[jt]s))["'`]/g);
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (found.has(file) || !existsSync(file)) continue;
    found.add(file);
    if (/\.(ya?ml|json)$/.test(file))
      waiting.push(...pathsIn(file, readFileSync(file, 'utf8'), /\$ref["']?\s*:\s*["']?([^"'#\s]+)/g));
  }
  return found;
}

/** Only what names a file of this machine: a relative path starts at the file that it stands in. */
function pathsIn(file: string, text: string, pattern: RegExp): string[] {
  return Array.from(text.matchAll(pattern), ([, path = '']) => path)
    .filter((path) => !URL.canParse(path))
    .map((path) => resolve(dirname(file), path));
}
