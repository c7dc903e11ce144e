import { linesOf } from '../../contract/document/line-numbers.ts';
import { helpFor } from '../../contract/document-findings/document-findings.ts';
import type { Finding } from '../../contract/finding.ts';
import { checks } from '../checks/checks.ts';
import { pageOf } from '../model/documentation-page.ts';
import type { Excuse } from '../model/excuse.ts';
import type { Reason } from '../model/reason.ts';
import type { ReportedFinding } from '../report/document.ts';
import type { Report } from '../report/report.ts';
import type { RunResult } from '../run/run.ts';
import { accessMatrix } from './access-matrix.ts';
import { accountCheck } from './account-check.ts';
import { blindSpots } from './blind-spots.ts';
import type { Circumstances } from './circumstances.ts';
import { conclude } from './conclusion.ts';
import { countsOf } from './counts.ts';
import { covered } from './coverage.ts';
import { clustered } from './defects.ts';
import { doubted, isHeldAgainst } from './doubt.ts';
import { excerptsOf } from './excerpts.ts';
import { impossibleAnswers } from './impossible-answers.ts';
import { judgeCells } from './judge-cells.ts';
import type { JudgedPlan } from './judged-plan.ts';
import { nothingThere } from './nothing-there.ts';
import { ownDocumentFigures } from './own-document-figures.ts';
import { refusedLikeValidRequest } from './refused-like-valid-request.ts';
import { reportedExchange, reportedPersonas, reportedRun, reportedScenarios } from './reported.ts';
import { reportedCheck } from './reported-check.ts';
import { reportedDefects, reportedViolations } from './reported-violations.ts';
import { siblings } from './siblings.ts';
import { tolerated } from './tolerated.ts';
import { undeclaredCredentials } from './undeclared-credentials.ts';
import { claimCheck, wrongs } from './violations.ts';
import { asWritten, type WrittenPlaces } from './written-places.ts';

/** What happened in a run, and all that has to be known to judge it. */
export interface FinishedRun {
  readonly plan: JudgedPlan;
  readonly result: RunResult;
  readonly circumstances: Circumstances;
}

/** Turns what happened into verdicts with their evidence. Pure. */
export function judge(plan: JudgedPlan, happened: RunResult, circumstances: Circumstances): Report {
  const { findings } = circumstances;
  const { exchanges, cells: impossible } =
    circumstances.run.target.kind === 'mock'
      ? impossibleAnswers(happened.exchanges, findings)
      : { exchanges: happened.exchanges, cells: new Map<string, Reason>() };
  // What servers of ours and mocks of ours do with a valid request, suites of their own show.
  const anyhow: ReadonlyMap<string, Excuse> =
    circumstances.run.target.kind === 'url'
      ? new Map([
          ...refusedLikeValidRequest(exchanges),
          ...undeclaredCredentials(exchanges),
          ...nothingThere(exchanges),
        ])
      : new Map();
  const answered = { ...happened, exchanges, excuses: new Map([...anyhow, ...happened.excuses]) };
  const all = wrongs(exchanges, answered.claims, answered.scenarios, (judged, check) =>
    isHeldAgainst(judged, check, answered),
  );
  const result = { ...answered, endings: doubted(answered) };
  const { defects: found, defectOf } = clustered(all);
  const defects = reportedDefects(plan, found);
  const violations = reportedViolations(plan, all, defectOf);
  const judgedCells = judgeCells(plan, result, violations, all, impossible, circumstances.requirements);
  const cells = judgedCells.map(({ cell }) => cell);
  const verdicts = judgedCells.map(({ verdict }) => verdict);
  const counts = countsOf(plan, result, verdicts, violations, defects);
  const requirements = covered(circumstances.requirements, plan.profile, result.scenarios);
  const personas = reportedPersonas(result);
  const run = reportedRun(circumstances.run, plan, result);
  const { operations, text } = plan.known.contract;
  const statuses = new Set(exchanges.map(({ exchange }) => exchange.response.status));
  const differing = siblings(operations, exchanges, cells);
  const excused = tolerated(answered, all, circumstances.lessAsked ?? []);
  const { incoming = [] } = result;
  const schemas = [...new Set(violations.flatMap(({ schema }) => schema ?? []))];
  const places = schemas.map((pointer) => ({ pointer }));
  const lineOf = lineFinder(text, [...operations, ...findings, ...incoming, ...places], circumstances.places);
  const excerpts = excerptsOf(text, schemas, lineOf);
  return {
    schema: 'urn:assay-api:report:1',
    ...conclude(counts, cells, run, { personas, statuses }),
    run,
    counts,
    personas,
    access: accessMatrix(operations, answered),
    operations: operations.map(({ key, pointer }) => ({ id: key, line: lineOf(pointer) })),
    cells,
    scenarios: reportedScenarios(plan, result, violations),
    exchanges: exchanges.map(reportedExchange),
    violations,
    ...(excerpts.length > 0 && { excerpts }),
    checks: [...checks, claimCheck, accountCheck].map(reportedCheck),
    defects,
    findings: findings.map((finding) => reportedFinding(finding, lineOf)),
    ...(circumstances.traffic && { traffic: circumstances.traffic }),
    ...(incoming.length > 0 && {
      incoming: incoming.map(({ pointer, ...heard }) => ({ ...heard, line: lineOf(pointer) })),
    }),
    ...(differing.length > 0 && { siblings: differing }),
    requirements,
    cleanUp: result.receipt,
    ...(circumstances.era && { era: circumstances.era }),
    ...(circumstances.ownDocument !== undefined && {
      ownDocument: ownDocumentFigures(circumstances.ownDocument, cells),
    }),
    ...(excused.length > 0 && { tolerances: excused }),
    blindSpots: [
      ...(result.hang === undefined ? [] : [result.hang]),
      ...blindSpots(run, counts, personas, requirements, { endings: result.endings.values(), cells }),
    ],
  };
}

/** Gives the line of the document that a pointer of the contract leads to, counted from 1; null where nobody knows. */
function lineFinder(
  text: string,
  placed: readonly { readonly pointer: string }[],
  places: WrittenPlaces = {},
): (pointer: string) => number | null {
  const written = (pointer: string): string => asWritten(pointer, places);
  const lines = linesOf(
    text,
    placed.map(({ pointer }) => written(pointer)),
  );
  return (pointer) => lines.get(written(pointer)) ?? null;
}

function reportedFinding(
  { rule, pointer, message }: Finding,
  lineOf: (pointer: string) => number | null,
): ReportedFinding {
  const help = helpFor(rule);
  return {
    rule,
    pointer,
    line: lineOf(pointer),
    message,
    ...(help === undefined ? {} : { help, page: pageOf('findings', rule) }),
  };
}
