import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { leftGroups } from '../../reports/parts/left-groups.ts';
import { shellWord } from '../../reports/parts/shell-word.ts';
import { warningAbout } from '../configuration/credential-variables.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { SaidSettings, UrlSettings } from '../configuration/settings.ts';
import type { SettingsFlags } from '../configuration/settings-flags.ts';
import { ExitCode } from '../exit-code.ts';
import { writeFiles } from '../files/write-files.ts';
import { type ProvenJourneys, proveJourneys } from '../k6/prove-journeys.ts';
import { renderScript } from '../k6/render-script.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { askToWrite } from '../targets/ask-to-write.ts';
import { unlessStopped } from '../terminal/interruption.ts';
import { print, tell } from '../terminal/print.ts';
import { ownTerminal } from '../terminal/terminal.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface K6Flags extends SettingsFlags {
  readonly out: string;
}

/** Goes through the API of a target as its clients do, and writes that as a load test for k6. */
export async function writeLoadTest(
  document: string | undefined,
  flags: K6Flags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const said = await unlessStopped(signal, () => resolveSettings(document, flags));
  const target = requireInstance(said);
  const settings = { ...said, target };
  const { url } = target;
  await askToWrite(settings, ownTerminal(), signal);
  process.stderr.write(warningAbout(settings, process.env));
  const ready = await unlessStopped(signal, () => prepareRun(settings));
  const proven = await proveJourneys(ready, { out: flags.out, signal });
  if (signal.aborted) {
    tell('Stopped before the journeys were proven: no load test was written.');
    return ExitCode.inconclusive;
  }
  const { title } = ready.understood.contract;
  if (proven.journeys.length > 0)
    await writeFiles(flags.out, [
      { name: 'script.ts', content: renderScript({ title, url, journeys: proven.journeys }) },
      { name: 'assay.ts', content: await readFile(sharedPart(), 'utf8') },
    ]);
  print(summary(proven, url, flags.out));
  return proven.journeys.length > 0 ? ExitCode.asExpected : ExitCode.inconclusive;
}

/** A load test is about a server that is there when k6 runs, and changes what is on it. Throws a UserError. */
function requireInstance({ target, readOnly }: SaidSettings): UrlSettings {
  if (readOnly)
    throw new UserError('a load test creates, changes and deletes resources: leave out --read-only');
  if (target.kind === 'url') return target;
  if (target.kind === 'container')
    throw new UserError(
      `the container of ${target.of} ends with this command; start the instance by itself, and give its URL`,
    );
  throw new UserError(
    `--target ${target.kind} ends with this command; start it with assay ${target.kind === 'mock' ? 'mock' : 'serve'}, and give its URL`,
  );
}

/** The same for every API; in TypeScript, also in the package. */
function sharedPart(): string {
  const own = import.meta.url;
  const root = own.endsWith('.ts') ? '../..' : '../../..';
  return fileURLToPath(new URL(`${root}/cli/k6/script/assay.ts`, own));
}

function summary({ journeys, refused, leftOut, left }: ProvenJourneys, url: string, out: string): string {
  const operations = new Set(journeys.flatMap(({ steps }) => steps.map(({ operation }) => operation.key)));
  const head =
    journeys.length === 0
      ? `No journey could be proven on ${url}: no load test was written.`
      : `${out}/script.ts: ${counted(journeys.length, 'journey')} of ${counted(operations.size, 'operation')}, each repeated on ${url}.`;
  const lines = [
    ...journeys.map(({ name, steps }) => `  ${name}: ${counted(steps.length, 'request')}`),
    ...section('Not written:', refused),
    ...section('Left out of these journeys:', leftOut),
    ...section(
      `Still on the target; remove it with ${typedCommand()} clean --out ${shellWord([out])}:`,
      leftGroups(left).map(({ what, why }) => ({ name: what, why })),
    ),
  ];
  const next = journeys.length === 0 ? '' : `\nRun it with: k6 run ${out}/script.ts\n`;
  return `${[head, ...lines].join('\n')}\n${next}`;
}

function section(title: string, all: ProvenJourneys['refused']): readonly string[] {
  return all.length === 0 ? [] : ['', title, ...all.map(({ name, why }) => `  ${name}: ${why}`)];
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
