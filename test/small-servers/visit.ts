import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { assay, type Ended, reportIn, temporaryFolder } from '../cli/assay.ts';
import { type Serving, type SmallServer, type StatefulServer, serveSmall } from './small-server.ts';

/** What a run said of a server, and with which words it ended. */
export interface Visited extends Ended {
  readonly report: Report;
  /** Folder of the document, the configuration and whatever else was put there. */
  readonly folder: string;
  /** Folder of the report. */
  readonly out: string;
}

export interface VisitOptions {
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What a configuration says about the target; without it there is no configuration. */
  readonly target?: object;
  /** Texts beside the configuration, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** The command, instead of `run`. */
  readonly command?: 'run' | 'doctor';
}

/** Runs Assay against a server that is already there, as its user does. Throws where the set-up is refused. */
export async function visit(
  { url, document }: { readonly url: string; readonly document: object },
  options: VisitOptions = {},
): Promise<Visited> {
  const { folder, out, ended } = await asked({ url, document }, options);
  return { ...ended, report: await reportIn(out), folder, out };
}

/** The same for a small server, which is served for it. */
export async function visitSmall(
  server: SmallServer,
  options: VisitOptions = {},
): Promise<Visited & Serving> {
  const serving = await serveSmall(server);
  return { ...serving, ...(await visit({ url: serving.url, document: server.document }, options)) };
}

/** What `assay doctor` prints about a small server. */
export async function doctorSays(server: SmallServer, options: VisitOptions = {}): Promise<string> {
  const { url } = await serveSmall(server);
  const { ended } = await asked({ url, document: server.document }, { ...options, command: 'doctor' });
  return ended.stdout;
}

async function asked(
  server: { readonly url: string; readonly document: object },
  { flags = [], env = {}, command = 'run', ...options }: VisitOptions,
): Promise<{ readonly folder: string; readonly out: string; readonly ended: Ended }> {
  const { folder, out, where } = await setUp(server, options);
  const written = command === 'run' ? ['--out', out] : [];
  const ended = await assay([command, ...where, ...written, ...flags], { env });
  if (ended.code === 2 || ended.code === null) throw new Error(ended.stderr);
  return { folder, out, ended };
}

/** Writes what a user has beside a server. `where`: the flags that lead to it. */
export async function setUp(
  { url, document }: { readonly url: string; readonly document: object },
  { target, files = {} }: Pick<VisitOptions, 'target' | 'files'>,
): Promise<{ readonly folder: string; readonly out: string; readonly where: readonly string[] }> {
  const folder = await temporaryFolder();
  const spec = join(folder, 'openapi.json');
  const config = join(folder, 'assay.config.json');
  const out = join(folder, 'report');
  await writeFile(spec, JSON.stringify(document));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  if (target) await writeFile(config, JSON.stringify({ targets: { it: { url, spec, ...target } } }));
  return { folder, out, where: target ? ['--config', config, '--target', 'it'] : [spec, '--target', url] };
}

/** What a run accuses a server of: "status-as-aimed POST /notes 403", each once, sorted. */
export function accusations({ violations }: Report): readonly string[] {
  const of = violations.filter(({ level }) => level === 'MUST');
  return [...new Set(of.map(({ check, cell }) => `${check} ${cell}`))].sort();
}

/** What a run accuses a server of, whichever request showed it: "answered DELETE /notes/{id}", each once, sorted. */
export function accusedOperations({ defects }: Report): readonly string[] {
  const of = defects.filter(({ level }) => level === 'MUST');
  return of.flatMap(({ check, operations }) => operations.map((one) => `${check} ${one}`)).sort();
}

/** Visits a server that has to be left as it was, and accused of exactly this. */
export async function expectAccused(
  server: StatefulServer,
  accused: readonly string[],
  options: VisitOptions = {},
): Promise<Visited & Serving> {
  const before = server.state();
  const visited = await visitSmall(server, options);
  expect(accusations(visited.report)).toEqual([...accused].sort());
  expect(server.state()).toBe(before);
  expect(visited.report.cleanUp.left).toEqual([]);
  return visited;
}

/** The cells that a run has proven. */
export function proven({ cells }: Report): readonly string[] {
  return cells.filter(({ verdict }) => verdict.kind === 'conformant').map(({ id }) => id);
}

/** The cells that a run has not exercised. */
export function open({ cells }: Report): readonly string[] {
  return cells.filter(({ verdict }) => verdict.kind === 'not-exercised').map(({ id }) => id);
}
