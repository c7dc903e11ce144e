import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe } from 'vitest';
import { startServer } from '../cli/long-running.ts';
import { type Visited, visit } from '../small-servers/visit.ts';

const here = resolve('test/frameworks');

/** A server in a framework of somebody else, and what a user gives Assay for it. */
export interface Framework {
  readonly name: string;
  readonly command: string;
  readonly flags: readonly string[];
  /** What has to be there to start it, in `.installed/` or its own folder. */
  readonly needs: string;
  readonly folder: string;
  /** Where its document is: a path below its URL, or a file in its folder. */
  readonly document: string;
  /** The configuration of the target. */
  readonly target: object;
  /** Secrets that the configuration refers to. */
  readonly env: Readonly<Record<string, string>>;
}

/** In `.installed/`, where install.sh puts it. */
export function installed(path: string): string {
  return join(here, '.installed', path);
}

/** Tests of a framework; skipped where it is not installed, unless CI_FRAMEWORKS says that it has to be. */
export function describeFramework(
  { name, needs }: Pick<Framework, 'name' | 'needs'>,
  tests: () => void,
): void {
  const isThere = existsSync(needs);
  const why = isThere ? '' : ` (skipped: ${needs} is missing; test/frameworks/install.sh installs it)`;
  describe.skipIf(!isThere && process.env.CI_FRAMEWORKS === undefined)(`${name}${why}`, tests);
}

/** A run against the server with one mistake planted in it, or none. */
async function visitFramework(framework: Framework, planted = ''): Promise<Visited> {
  const { command, flags, folder, document, target, env } = framework;
  const cwd = join(here, folder);
  const url = await startServer(command, flags, {
    cwd,
    env: { PLANTED: planted, PYTHONDONTWRITEBYTECODE: '1' },
  });
  const spec = document.startsWith('/') ? `${url}${document}` : join(cwd, document);
  return visit({ url, document: {} }, { target: { spec, ...target }, env });
}

/**
 * What a run says of the server with one mistake planted in it, and not of the server without: violations and advisories,
 * with `[]` for any index.
 */
export async function foundWith(framework: Framework, planted: string): Promise<readonly string[]> {
  const usual = new Set(findings(await correct(framework)));
  return findings(await visitFramework(framework, planted)).filter((finding) => !usual.has(finding));
}

const visits = new Map<string, Promise<Visited>>();

/** The run against the server without a mistake; there is one for all tests of a file. */
export function correct(framework: Framework): Promise<Visited> {
  const known = visits.get(framework.name) ?? visitFramework(framework);
  visits.set(framework.name, known);
  return known;
}

function findings({ report }: Visited): readonly string[] {
  return [
    ...new Set(
      report.violations.map(
        ({ check, operation, message }) => `${check} ${operation}: ${message.replaceAll(/\[\d+\]/g, '[]')}`,
      ),
    ),
  ].sort();
}

/** How many cells of a report are proven. */
export function provenIn({ report }: Visited): number {
  return report.cells.filter(({ verdict }) => verdict.kind === 'conformant').length;
}
