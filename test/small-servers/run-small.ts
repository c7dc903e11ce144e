import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../harness/report/report.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import { type Serving, type SmallServer, serveSmall } from './small-server.ts';

export interface SmallRun extends Serving, Ended {
  readonly report: Report;
  /** The folder with the document and the report. */
  readonly folder: string;
}

/** `assay run` against a small server, as its user does it. */
export async function runSmall(
  server: SmallServer,
  flags: readonly string[] = [],
  env: Record<string, string> = {},
): Promise<SmallRun> {
  const folder = await temporaryFolder();
  const serving = await serveSmall(server);
  const document = join(folder, 'api.json');
  await writeFile(document, JSON.stringify(server.document));
  const out = join(folder, 'report');
  const ended = await assay(['run', document, '--target', serving.url, '--out', out, ...flags], { env });
  if (ended.code === 2 || ended.code === null) throw new Error(ended.stderr);
  return { ...serving, ...ended, report: await reportIn(out), folder };
}

/** What a run accuses a server of, each once. */
export function accusations({ violations }: Report): readonly string[] {
  const of = violations.filter(({ level }) => level === 'MUST');
  return [...new Set(of.map(({ check, cell }) => `${check} ${cell}`))];
}
