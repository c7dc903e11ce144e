import type { Plan } from '../../harness/plan.ts';
import { profileOf } from '../apis.ts';
import { resolveSettings, type SettingsFlags } from '../config/resolve-settings.ts';
import { ExitCode } from '../exit-code.ts';
import { getReady } from '../get-ready.ts';
import { interruptible } from '../interruption.ts';
import { journaledRun } from '../journaled-run.ts';
import type { Diagnosis } from './diagnosis.ts';
import { outlookFinding, outlookOf } from './outlook.ts';
import { personaFindings } from './personas.ts';
import { reach } from './reach.ts';
import { rehearsal } from './rehearsal.ts';
import { renderDiagnosis } from './render.ts';
import { unaskedWriting } from './unasked-writing.ts';
import { differenceLines, versionFinding } from './version.ts';
import { wideningFindings } from './widening.ts';

/** As they were typed. */
export interface DoctorFlags extends SettingsFlags {
  readonly out: string;
}

/** As many requests at a time as nobody notices. */
const concurrency = 4;

/**
 * Says in seconds whether a run against a target can show anything, what it could not see, and how to widen that. What it
 * makes there to see it is removed again.
 */
export function doctor(document: string | undefined, flags: DoctorFlags): Promise<ExitCode> {
  return interruptible(async (signal) => {
    const diagnosis = await diagnose(document, flags, signal);
    process.stdout.write(renderDiagnosis(diagnosis));
    return diagnosis.findings.some(({ state }) => state === 'bad')
      ? ExitCode.inconclusive
      : ExitCode.asExpected;
  });
}

async function diagnose(
  document: string | undefined,
  flags: DoctorFlags,
  signal: AbortSignal,
): Promise<Diagnosis> {
  const settings = await resolveSettings(document, flags);
  const unasked = unaskedWriting(settings);
  // Whoever is not sure that a target may be written to can still look at it.
  const ready = await getReady({ ...settings, readOnly: settings.readOnly || unasked !== undefined });
  const whole: { plan?: Plan; accounts?: number | undefined } = {};
  const report = await journaledRun({
    ready,
    out: flags.out,
    choose: async (plan, { auth }) => {
      whole.plan = plan;
      whole.accounts = auth.accountsGiven;
      return rehearsal(plan);
    },
    concurrency,
    bail: false,
    quiet: true,
    signal,
  });
  if (!whole.plan) throw new Error('a run without a plan');
  const { target } = report.run;
  const version = versionFinding(report.era);
  const { eras } = await profileOf(ready.settings.subject.api);
  const outlook = outlookOf(whole.plan, report);
  return {
    target,
    document: report.run.document,
    findings: [
      ...(target.kind === 'url' ? await reach(target.url, ready.settings.pace.timeout) : []),
      ...(version ? [version] : []),
      ...(unasked ? [unasked] : []),
      ...personaFindings(report),
      ...(target.kind === 'url' ? wideningFindings(whole.plan, whole.accounts) : []),
      outlookFinding(outlook),
    ],
    differences: eras && report.era ? differenceLines(report.era, eras) : [],
    outlook,
    command: commandFor(document, flags),
  };
}

/** Everything that was said to the doctor has to be said to the run. */
function commandFor(document: string | undefined, flags: DoctorFlags): string {
  const { target, config, auth, database, writable, readOnly } = flags;
  const said = Object.entries({ target, config, auth, database, writable }).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${value}`],
  );
  return [
    'assay run',
    ...(document === undefined ? [] : [document]),
    ...said,
    ...(readOnly ? ['--read-only'] : []),
  ].join(' ');
}
