import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A line of a walk that says what it prints. */
export interface Step {
  /** The line of the page, or the last one of a command of several lines. */
  readonly line: string;
  /** What the page says that it prints. */
  readonly says: string;
  readonly printed: string;
}

/** Where a page has its walk. */
const heading = '## A walk with curl\n';
const mark = '--- printed ---';

/**
 * Runs the walk of a page as its reader does, in one bash. Of its section, the blocks from the second one on; the first says
 * how the server is started. `url`: what the page has in its place, and the server that runs.
 */
export async function walk(
  page: string,
  url: { readonly page: string; readonly real: string },
): Promise<Step[]> {
  const text = await readFile(page, 'utf8');
  const section = text.slice(text.indexOf(heading)).split(/\n## /)[0] ?? '';
  const blocks = [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).slice(1);
  if (blocks.length === 0) throw new Error(`${page} has no walk`);
  const lines = blocks.join('').replaceAll(url.page, url.real).split('\n');
  const steps = lines.flatMap((line) => {
    const says = / {2,}# (.+)$/.exec(line)?.[1];
    return says === undefined ? [] : [{ line, says }];
  });
  const script = lines
    .map((line) => (/ {2,}# /.test(line) ? `${line}\necho; echo '${mark}'` : line))
    .join('\n');
  const env = { ...process.env, PATH: `${dirname(process.execPath)}:${process.env.PATH}` };
  const { stdout } = await execute('bash', ['-c', `set -e -o pipefail\n${script}`], { env });
  const printed = stdout.split(mark).map((some) => some.trim());
  return steps.map((step, index) => ({ ...step, printed: printed[index] ?? '' }));
}
