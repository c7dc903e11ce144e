import { existsSync } from 'node:fs';
import type { Plan } from '../../harness/plan/plan.ts';
import { shellWord } from '../../reports/parts/shell-word.ts';
import { visible } from '../../reports/parts/visible.ts';
import { commandWords } from '../configuration/command-words.ts';
import { unsetVariables } from '../configuration/credential-variables.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { SaidSettings, Settings } from '../configuration/settings.ts';
import type { SettingsFlags } from '../configuration/settings-flags.ts';
import type { Diagnosis } from '../doctor/diagnosis.ts';
import { missingAuthorization } from '../doctor/missing-authorization.ts';
import { nothingThereFindings } from '../doctor/nothing-there.ts';
import { outlookFinding, outlookOf } from '../doctor/outlook.ts';
import { type Looked, personaFindings } from '../doctor/personas.ts';
import { protectedFindings } from '../doctor/protected.ts';
import { reach } from '../doctor/reach.ts';
import { rehearsal } from '../doctor/rehearsal.ts';
import { diagnosisJson, renderDiagnosis } from '../doctor/render.ts';
import { unaskedWriting } from '../doctor/unasked-writing.ts';
import { type Uncontrolled, uncontrolled, withUncontrolled } from '../doctor/uncontrolled.ts';
import { undeclaredSecurity } from '../doctor/undeclared-security.ts';
import { unremovableFindings } from '../doctor/unremovable.ts';
import { differenceLines, versionFinding } from '../doctor/version.ts';
import { easierWayIn, strayFindings } from '../doctor/ways-in.ts';
import { wideningFindings } from '../doctor/widening.ts';
import { accountsOf, profileOf } from '../documents/apis.ts';
import { ExitCode } from '../exit-code.ts';
import { formatNamed } from '../files/format-named.ts';
import { readGate } from '../files/read-gate.ts';
import { readKnownViolations } from '../files/read-known-violations.ts';
import { removeIfEmpty } from '../files/write-files.ts';
import { journaledRun } from '../running/journaled-run.ts';
import { prepareRun } from '../running/prepare-run.ts';
import { withRunningTarget } from '../targets/with-running-target.ts';
import { interruptible, leaveAtOnce, unlessStopped } from '../terminal/interruption.ts';
import { print, printData } from '../terminal/print.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface DoctorFlags extends Omit<SettingsFlags, 'format'> {
  readonly out: string;
  /** "text" or "json" */
  readonly format: string;
}

/** As many requests at a time as nobody notices. */
const concurrency = 4;

/**
 * Says in seconds whether a run against a target can show anything, what it could not see, and how to widen that. What it
 * makes there to see it is removed again.
 */
export async function doctor(
  document: string | undefined,
  { format, ...flags }: DoctorFlags,
): Promise<ExitCode> {
  const isJson = printedAs(format) === 'json';
  const work = async (signal: AbortSignal) => {
    const isOwn = !existsSync(flags.out);
    try {
      const said = await unlessStopped(signal, () => resolveSettings(document, flags));
      await expectDemands(said);
      const diagnosis = await withRunningTarget(said, { out: flags.out, signal }, (settings) =>
        diagnose(settings, commandFor(document, flags), { out: flags.out, signal }),
      );
      if (isJson) printData(diagnosisJson(visible(diagnosis)));
      else print(renderDiagnosis(visible(diagnosis)));
      return diagnosis.findings.some(({ state }) => state === 'bad')
        ? ExitCode.inconclusive
        : ExitCode.asExpected;
    } finally {
      if (isOwn) await removeIfEmpty(flags.out);
    }
  };
  return interruptible(work, { onOverdue: () => leaveAtOnce(flags.out) });
}

function printedAs(format: string): 'text' | 'json' {
  if (format === 'text' || format === 'json') return format;
  throw new UserError(`--format ${format} is not known; use text or json`);
}

async function diagnose(
  settings: Settings,
  command: string,
  { out, signal }: { readonly out: string; readonly signal: AbortSignal },
): Promise<Diagnosis> {
  const unasked = unaskedWriting(settings);
  // Whoever is not sure that a target may be written to can still look at it.
  const readOnly = settings.readOnly || unasked !== undefined;
  const ready = await unlessStopped(signal, () => prepareRun({ ...settings, readOnly }));
  const whole: { plan?: Plan; accounts?: number | undefined; known?: Uncontrolled } = {};
  const rehearsed = await journaledRun({
    ready,
    out,
    choose: async (plan, { auth }) => {
      whole.plan = plan;
      whole.accounts = auth.accountsGiven;
      whole.known = await uncontrolled(plan, auth);
      return rehearsal(plan);
    },
    concurrency,
    bail: false,
    signal,
  });
  if (!whole.plan || !whole.known) throw new Error('a run without a plan');
  const report = withUncontrolled(rehearsed, whole.known);
  const { target } = report.run;
  const version = versionFinding(report.era);
  const { versions } = await profileOf(ready.settings.subject.api);
  const outlook = outlookOf(whole.plan, report);
  return {
    target: { ...target, kind: ready.settings.target.kind },
    document: report.run.document,
    findings: [
      ...(target.kind === 'url'
        ? await reach(target, { timeout: ready.settings.pace.timeout, limited: limitedIn(whole.plan) })
        : []),
      ...(version ? [version] : []),
      ...(unasked ? [unasked] : []),
      ...strayFindings(ready.settings, process.env),
      ...(await easierWayIn(ready.settings, report, await accountsOf(ready.settings.subject.api))),
      ...personaFindings(report, lookedFor(ready.settings)),
      ...(target.kind === 'url'
        ? await undeclaredSecurity(whole.plan, target, ready.settings.pace.timeout)
        : []),
      ...(target.kind === 'url'
        ? await nothingThereFindings(whole.plan, target, ready.settings.pace.timeout)
        : []),
      ...missingAuthorization(whole.plan),
      ...protectedFindings(whole.plan),
      ...unremovableFindings(whole.plan),
      ...(target.kind === 'url' ? wideningFindings(whole.plan, whole.accounts) : []),
      outlookFinding(outlook),
    ],
    differences: versions && report.era ? differenceLines(report.era, versions) : [],
    outlook,
    command,
  };
}

/** What a run would refuse is refused here: a gate, a format or a list that cannot be used. Throws a UserError. */
async function expectDemands({ gates, formats, knownViolations }: SaidSettings): Promise<void> {
  readGate(gates, undefined);
  formats.forEach(formatNamed);
  if (knownViolations !== undefined) await readKnownViolations(knownViolations);
}

function lookedFor(settings: Settings): Looked {
  const { target, configFile } = settings;
  return {
    kind: target.kind === 'url' ? target.auth.kind : target.kind,
    unset: unsetVariables(settings, process.env),
    configFile,
  };
}

/** What was said to the doctor has to be said to the run, but for its patience, which is a doctor's. */
function commandFor(document: string | undefined, { timeout: _, ...flags }: SettingsFlags): string {
  const words = commandWords(document, flags).map((word) => shellWord([word]));
  return [typedCommand(), 'run', ...words].join(' ');
}

/** How many operations have a limit, as the document says. */
function limitedIn({ known: { contract } }: Plan): number {
  return contract.operations.filter(({ responses }) => responses.some(({ status }) => status === '429'))
    .length;
}
