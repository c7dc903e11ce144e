import { existsSync } from 'node:fs';
import { createPatch } from 'diff';
import { parseKnownViolations } from '../../harness/known-violations/parse-list.ts';
import { type Update, updated } from '../../harness/known-violations/update.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { type DemandFlags, resolveDemands } from '../configuration/resolve-demands.ts';
import { ExitCode } from '../exit-code.ts';
import { shownName, textOfList } from '../files/read-known-violations.ts';
import { readReport } from '../files/read-report.ts';
import { writeWhole } from '../files/write-files.ts';
import { print, tell } from '../terminal/print.ts';

/** As they were typed. */
export interface BaselineFlags extends DemandFlags {
  readonly config?: string;
  readonly report: string;
  readonly write?: true;
}

/** Prints what has to change in a list of known violations so that it says what a report shows; writes it if asked to. */
export async function updateBaseline(flags: BaselineFlags): Promise<ExitCode> {
  const report = await readReport(flags.report);
  const { part } = report.run;
  if (part !== undefined)
    tell(`${flags.report} is about a part of a run (${part}): entries about the rest stay as they are.`);
  const { knownViolations: file = 'known-violations.yaml' } = resolveDemands(
    flags,
    await loadConfig(flags.config),
  );
  const name = shownName(file);
  const before = existsSync(file) ? await textOfList(file) : '';
  const update = updated(before, parseKnownViolations(before, name, { drafts: true }), report);
  if (update.text === before) {
    print(`${name} matches ${flags.report}; there is nothing to change.\n`);
    return ExitCode.asExpected;
  }
  if (flags.write) await writeWhole(file, update.text);
  const said = [
    diffOf(name, before, update.text),
    `${sentence(update)} ${nextStep(update, name, flags.write)}`,
  ];
  print(`${said.join('\n')}\n`);
  return ExitCode.asExpected;
}

/** As `patch -p0` takes it. */
function diffOf(name: string, before: string, after: string): string {
  const [, , ...lines] = createPatch(name, before, after, undefined, undefined, { context: 3 }).split('\n');
  return lines.join('\n');
}

function sentence({ added, removed, refreshed }: Update): string {
  const parts = [
    ...(added > 0 ? [`${entries(added)} added`] : []),
    ...(removed > 0 ? [`${entries(removed)} removed`] : []),
    ...(refreshed > 0 ? [`${entries(refreshed)} seen again`] : []),
  ];
  return `${parts.join(', ')}.`;
}

function entries(count: number): string {
  return count === 1 ? '1 entry' : `${count} entries`;
}

function nextStep({ added }: Update, name: string, isWritten = false): string {
  const fill =
    added > 0 ? '; fill in reason and owner of the new entries, otherwise a run refuses the list' : '';
  return isWritten
    ? `${name} is written${fill}.`
    : `Nothing is written; use --write to write the list${fill}.`;
}
