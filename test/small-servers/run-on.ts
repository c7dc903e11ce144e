import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../harness/report/report.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';

/** What a run said of a server, and with which words it ended. */
export interface Visited extends Ended {
  readonly report: Report;
  /** Folder of the report. */
  readonly out: string;
}

/** Runs Assay against a server with a configuration for it, as a user does. */
export async function runOn(
  { url, document }: { readonly url: string; readonly document: object },
  target: object,
  { env = {}, files = {} }: { env?: Record<string, string>; files?: Readonly<Record<string, string>> } = {},
): Promise<Visited> {
  const folder = await temporaryFolder();
  const spec = join(folder, 'openapi.json');
  await writeFile(spec, JSON.stringify(document));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await writeFile(
    join(folder, 'assay.config.json'),
    JSON.stringify({ targets: { it: { url, spec, ...target } } }),
  );
  const out = join(folder, 'out');
  const ended = await assay(
    ['run', '--config', join(folder, 'assay.config.json'), '--target', 'it', '--out', out],
    { env },
  );
  if (ended.code === 2) throw new Error(ended.stderr);
  return { ...ended, report: await reportIn(out), out };
}

/** What a report accuses a server of: "POST /notes: got 201, expected 403", each once, sorted. */
export function accusations({ violations }: Report): readonly string[] {
  return [
    ...new Set(
      violations
        .filter(({ level }) => level === 'MUST')
        .map(({ operation, message }) => `${operation}: ${message}`),
    ),
  ].sort();
}
