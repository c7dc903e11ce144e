import { usualApi } from '../../apis/registry.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../contract/operations/operation.ts';
import { covered } from '../../harness/judge/coverage.ts';
import { isForeign } from '../../harness/model/target.ts';
import { unjudgeable } from '../../harness/model/unjudgeable.ts';
import { makePlan, type Plan, type PlannedCell } from '../../harness/plan/plan.ts';
import { readOnly } from '../../harness/read-only/read-only.ts';
import { tokens } from '../authentication/tokens.ts';
import { resolveSettings } from '../configuration/resolve-settings.ts';
import type { Settings } from '../configuration/settings.ts';
import { usual } from '../discovery/resolve-settings-subject.ts';
import { requirementsOf } from '../documents/apis.ts';
import { type Subject, understandDocument } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { withConfiguredHints } from '../plan/configured-hints.ts';
import { planFigures } from '../plan/plan-figures.ts';
import { protectedLines } from '../plan/protected-lines.ts';
import { scoped } from '../plan/scoped.ts';
import { showRequirements } from '../plan/show-requirements.ts';
import { profileWithSuites } from '../suites/profile-with-suites.ts';
import { abilitiesOf } from '../targets/abilities.ts';
import { limitYoungGeneration } from '../terminal/limit-young-generation.ts';
import { print, printData } from '../terminal/print.ts';
import { typedCommand } from '../terminal/typed-command.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface PlanFlags {
  readonly target?: string;
  readonly config?: string;
  readonly spec?: string;
  readonly readOnly?: true;
  readonly format: string;
  readonly requirements?: true;
  readonly disposable?: true;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
}

/** Prints the ledger of a document. Sends nothing. */
export async function showPlan(document: string | undefined, flags: PlanFlags): Promise<ExitCode> {
  limitYoungGeneration();
  const format = formatNamed(flags.format);
  const { target: named, format: _, ...others } = flags;
  const isAnyUrl = named === 'url';
  const where = isAnyUrl || named === undefined ? {} : { target: named };
  const said = await resolveSettings(document, { ...others, ...where });
  const { target } = said;
  // A plan does not depend on where a container would be.
  const settings = { ...said, target: target.kind === 'container' ? target.at('http://localhost') : target };
  const subject = subjectOf(settings);
  const { api } = subject;
  const understood = await understandDocument(subject, settings.operations);
  const { contract } = understood;
  const abilities = isAnyUrl ? tokens.abilities : abilitiesOf(settings.target, api);
  const profile = withConfiguredHints(
    await profileWithSuites(settings.suites, understood),
    settings,
    contract,
  );
  const whole = makePlan(contract, profile, abilities);
  const { kind } = settings.target;
  const part = scoped(whole, settings, isAnyUrl || isForeign({ kind, abilities }));
  const plan = settings.readOnly ? await readOnly(part) : part;
  const show = format === 'json' ? printData : print;
  if (flags.requirements) {
    const requirements = covered(
      await requirementsOf(api, contract, { own: plan.profile.requirements }),
      plan.profile,
      plan.scenarios,
    );
    show(showRequirements[format](requirements));
  } else show((format === 'json' ? json : table)(plan));
  return ExitCode.asExpected;
}

/** A plan sends nothing, and so cannot ask what an instance is. */
function subjectOf({ subject, target }: Settings): Subject {
  if (subject) return subject;
  if (target.kind !== 'url') return usual;
  throw new UserError(
    `assay plan sends no requests, so it cannot find out which API ${target.container?.of ?? target.url} is; give an API or a document: ${typedCommand()} plan ${usualApi}, or --spec <document>`,
  );
}

function formatNamed(name: string): 'table' | 'json' {
  if (name === 'table' || name === 'json') return name;
  throw new UserError(`--format ${name} is not known; use table or json`);
}

/** One object a cell, with what documents it and what aims at it. */
function json({ cells }: Plan): string {
  const rows = cells.map(({ cell, scenarios, reach, reason }) => ({
    operation: cell.operation.key,
    status: cell.response.status,
    'x-documented-in': cell.response.documentedIn,
    scenarios: scenarios.map(({ id, title, aim, fallback }) => ({ id, title, aim, fallback })),
    reach,
    reason: reason ?? unjudgeable(cell) ?? null,
  }));
  return `${JSON.stringify(rows, null, 2)}\n`;
}

function table(plan: Plan): string {
  const { cells, scenarios, known } = plan;
  const rows = cells.map(row);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((cells) => cells[column]?.length ?? 0)));
  const lines = rows.map((cells) =>
    cells
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const without = cells.filter((planned) => planned.scenarios.length === 0).length;
  const gap = without === 0 ? '' : `, ${without} of them without scenarios`;
  const left = protectedLines(plan).map((line) => `${line}\n`);
  return `${lines.join('\n')}\n\n${incomingLines(known.contract.incoming)}${left.join('')}${planFigures(cells)}\n\n${known.contract.operations.length} operations, ${cells.length} cells${gap}; ${scenarios.length} scenarios.\n`;
}

function row({ cell, scenarios, reason }: PlannedCell): string[] {
  const suites = [...new Set(scenarios.map(({ suite }) => suite))].join(', ');
  const documented = cell.response.documentedIn.join(' ');
  return [
    cell.id,
    documented,
    reason ? `not exercised: ${reason.sentence}` : `${scenarios.length} × ${suites}${caveat(cell)}`,
  ];
}

function caveat(cell: Cell): string {
  const reason = unjudgeable(cell);
  return reason ? `; cannot be proven: ${reason.sentence}` : '';
}

/** What the server sends by itself is in no cell: deliveries that come are judged. */
function incomingLines(incoming: Contract['incoming']): string {
  if (incoming.length === 0) return '';
  return [
    'Webhooks and callbacks, judged when they arrive:',
    ...incoming.map(({ id }) => `  ${id}`),
    '',
    '',
  ].join('\n');
}
