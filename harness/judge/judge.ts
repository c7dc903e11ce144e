import { linesOf } from '../../contract/document/line-numbers.ts';
import { helpFor } from '../../contract/document-findings/document-findings.ts';
import type { Finding } from '../../contract/finding.ts';
import { checks } from '../checks/checks.ts';
import type { Reason } from '../model/reason.ts';
import type { ToleranceName } from '../model/tolerance.ts';
import { unjudgeable } from '../model/unjudgeable.ts';
import type {
  Counts,
  Report,
  ReportedCell,
  ReportedEra,
  ReportedRun,
  Verdict,
  Violation,
} from '../report/report.ts';
import type { RunResult } from '../run/run.ts';
import type { JudgedExchange } from '../transport/recorder.ts';
import { accessMatrix } from './access-matrix.ts';
import { blindSpots } from './blind-spots.ts';
import { conclude } from './conclusion.ts';
import { covered, type UncoveredRequirement } from './coverage.ts';
import { clustered } from './defects.ts';
import { doubted, isHeldAgainst } from './doubt.ts';
import { impossibleAnswers } from './impossible-answers.ts';
import type { JudgedCell, JudgedPlan } from './judged-plan.ts';
import {
  leftOutScenario,
  reportedExchange,
  reportedPace,
  reportedPersonas,
  reportedScenario,
} from './reported.ts';
import { siblings } from './siblings.ts';
import { tolerated } from './tolerated.ts';
import { type CellVerdict, judgeCell } from './verdict.ts';
import { claimCheck, landedCell, wrongs } from './violations.ts';
import { asWritten, type WrittenPlaces } from './written-places.ts';

/** What a report says besides what happened. */
export interface Circumstances {
  readonly run: Omit<
    ReportedRun,
    'id' | 'startedAt' | 'seconds' | 'interrupted' | 'interruptedBy' | 'pace' | 'selection'
  >;
  readonly findings: readonly Finding[];
  readonly requirements: readonly UncoveredRequirement[];
  /** Which version of its API the target has, where that was found out. */
  readonly era?: ReportedEra;
  /** Where the text of the document has what the contract has elsewhere. */
  readonly places?: WrittenPlaces;
  /** By which the document asks for less than it would otherwise. */
  readonly lessAsked?: readonly ToleranceName[];
}

/** What happened in a run, and all that has to be known to judge it. */
export interface FinishedRun {
  readonly plan: JudgedPlan;
  readonly result: RunResult;
  readonly circumstances: Circumstances;
}

/** Turns what happened into verdicts with their evidence. Pure. */
export function judge(plan: JudgedPlan, happened: RunResult, circumstances: Circumstances): Report {
  const { exchanges, cells: impossible } =
    circumstances.run.target.kind === 'mock'
      ? impossibleAnswers(happened.exchanges, circumstances.findings)
      : { exchanges: happened.exchanges, cells: new Map<string, Reason>() };
  const result = { ...happened, exchanges };
  const endings = doubted(result);
  const outcome = { ...result, endings };
  const all = wrongs(result.exchanges, result.claims, result.scenarios, (judged, check) =>
    isHeldAgainst(judged, check, result),
  );
  const { defects, defectOf } = clustered(all);
  const ledger = new Set(plan.cells.map(({ cell }) => cell.id));
  const violations = all.map(
    (wrong, index): Violation => ({
      id: `v${index + 1}`,
      level: wrong.level,
      check: wrong.check,
      // A request outside the document is answered, and has no cell.
      cell: wrong.cell !== undefined && ledger.has(wrong.cell) ? wrong.cell : null,
      operation: wrong.judged.exchange.operation.key,
      exchange: wrong.judged.exchange.id,
      scenario: wrong.judged.exchange.scenario,
      message: wrong.message,
      place: wrong.place ?? null,
      defect: defectOf.get(wrong) ?? '',
    }),
  );
  const landings = Map.groupBy(result.exchanges, (judged) => landedCell(judged) ?? '');
  const against = Map.groupBy(violations, ({ cell }) => cell ?? '');
  const ran = new Set(result.scenarios.map(({ id }) => id));
  const judgedCells = plan.cells.map((planned) => {
    const landed = landings.get(planned.cell.id) ?? [];
    const wrong = against.get(planned.cell.id) ?? [];
    const must = wrong.filter(({ level }) => level === 'MUST').map(({ message }) => message);
    const impossibility = impossible.get(planned.cell.id) ?? unjudgeable(planned.cell);
    const verdict: CellVerdict =
      impossibility && must.length === 0
        ? { kind: 'not-exercised', reason: impossibility }
        : judgeCell(planned, landed, must, outcome);
    const touching = circumstances.requirements.filter(({ cells }) => cells.includes(planned.cell.id));
    return { verdict, cell: reportedCell(planned, verdict, landed, wrong, touching, ran) };
  });
  const verdicts = judgedCells.map(({ verdict }) => verdict);
  const counts = countsOf(
    plan,
    result,
    verdicts,
    violations,
    defects.filter(({ level }) => level === 'MUST').length,
  );
  const violated = new Set(
    violations.filter(({ level }) => level === 'MUST').map(({ scenario }) => scenario),
  );
  const told = Map.groupBy(result.exchanges, ({ exchange }) => exchange.scenario);
  const seen = Map.groupBy(result.sightings, ({ scenario }) => scenario);
  const ranScenarios = result.scenarios.map((scenario) =>
    reportedScenario(
      scenario,
      endings,
      { exchanges: told.get(scenario.id), sightings: seen.get(scenario.id) },
      violated,
    ),
  );
  const scenarios = [...ranScenarios, ...plan.leftOut.map(leftOutScenario)];
  const requirements = covered(circumstances.requirements, plan.profile, result.scenarios);
  const personas = reportedPersonas({ endings, lost: result.lost });
  const run: ReportedRun = {
    ...circumstances.run,
    id: result.runId,
    startedAt: result.startedAt,
    seconds: result.seconds,
    interrupted: result.interrupted?.sentence ?? null,
    interruptedBy: result.interrupted?.by ?? null,
    pace: reportedPace(result.pace),
    selection: plan.selection ?? null,
  };
  const { operations, text } = plan.known.contract;
  const reportedCells = judgedCells.map(({ cell }) => cell);
  const differing = siblings(operations, result.exchanges, reportedCells);
  const excused = tolerated(result, all, circumstances.lessAsked ?? []);
  const written = (pointer: string): string => asWritten(pointer, circumstances.places ?? {});
  const lines = linesOf(
    text,
    [...operations, ...circumstances.findings, ...(result.incoming ?? [])].map(({ pointer }) =>
      written(pointer),
    ),
  );
  const lineOf = (pointer: string): number | null => lines.get(written(pointer)) ?? null;
  return {
    schema: 'https://assay.dev/report/1',
    ...conclude(
      counts,
      judgedCells.map(({ cell }) => cell),
      run,
    ),
    run,
    counts,
    personas,
    access: accessMatrix(operations, result),
    operations: operations.map(({ key, pointer }) => ({ id: key, line: lineOf(pointer) })),
    cells: reportedCells,
    scenarios,
    exchanges: result.exchanges.map(reportedExchange),
    violations,
    checks: [...checks.map(({ id, title, help, level }) => ({ id, title, help, level })), claimCheck],
    defects,
    findings: circumstances.findings.map(({ rule, pointer, message }) => {
      const help = helpFor(rule);
      return { rule, pointer, line: lineOf(pointer), message, ...(help === undefined ? {} : { help }) };
    }),
    ...(result.incoming && {
      incoming: result.incoming.map(({ pointer, ...heard }) => ({ ...heard, line: lineOf(pointer) })),
    }),
    ...(differing.length > 0 && { siblings: differing }),
    requirements,
    cleanUp: result.receipt,
    ...(circumstances.era && { era: circumstances.era }),
    ...(excused.length > 0 && { tolerances: excused }),
    blindSpots: blindSpots(run, counts, personas, requirements),
  };
}

function reportedCell(
  { cell, scenarios }: JudgedCell,
  verdict: CellVerdict,
  landed: readonly JudgedExchange[],
  violations: readonly Violation[],
  requirements: readonly { readonly id: string }[],
  ran: ReadonlySet<string>,
): ReportedCell {
  const { operation, response } = cell;
  const proofs = verdict.kind === 'conformant' ? verdict.proofs : [];
  const ids = [...proofs, ...landed].map(({ exchange }) => exchange.id);
  return {
    id: cell.id,
    operation: operation.key,
    status: response.status,
    summary: operation.summary,
    tag: operation.tags[0] ?? '',
    documentedIn: response.documentedIn,
    verdict: shown(verdict),
    evidence: verdict.kind === 'conformant' ? verdict.evidence : null,
    exchanges: [...new Set(ids)],
    scenarios: scenarios.map(({ id }) => id).filter((id) => ran.has(id)),
    violations: violations.map(({ id }) => id),
    requirements: requirements.map(({ id }) => id),
  };
}

function shown(verdict: CellVerdict): Verdict {
  switch (verdict.kind) {
    case 'conformant':
      return { kind: 'conformant' };
    case 'violating':
      return { kind: 'violating', reason: verdict.sentence };
    case 'not-exercised':
      return { kind: 'not-exercised', reason: verdict.reason.sentence, because: verdict.reason.kind };
  }
}

function countsOf(
  plan: JudgedPlan,
  result: RunResult,
  verdicts: readonly CellVerdict[],
  violations: readonly Violation[],
  defects: number,
): Counts {
  const kind = (wanted: CellVerdict['kind']) => verdicts.filter((verdict) => verdict.kind === wanted).length;
  const proven = (wanted: string) =>
    verdicts.filter((verdict) => verdict.kind === 'conformant' && verdict.evidence === wanted).length;
  return {
    operations: plan.known.contract.operations.length,
    cells: verdicts.length,
    conformant: kind('conformant'),
    violating: kind('violating'),
    notExercised: kind('not-exercised'),
    provoked: proven('provoked'),
    injected: proven('injected'),
    forced: proven('forced'),
    scenarios: result.scenarios.length,
    exchanges: result.exchanges.length,
    violations: violations.filter(({ level }) => level === 'MUST').length,
    advisories: violations.filter(({ level }) => level === 'SHOULD').length,
    defects,
  };
}
