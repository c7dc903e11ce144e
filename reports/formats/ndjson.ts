import type { Defect, Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { visibleJson } from '../parts/visible.ts';

/**
 * A report as lines of JSON (https://github.com/ndjson/ndjson-spec): the run, then each cell, defect, violation and exchange.
 * Every line can be read alone: it has its `type` and the id of the run. `reports/ndjson.schema.json` describes a line;
 * members may be added to it, and one that changes or goes makes a new version.
 */
export function renderNdjson(report: Report): string {
  return [...ndjsonLines(report)].join('');
}

/** The same line by line, for reports that are longer than one text can be. */
export function* ndjsonLines(report: Report): Generator<string> {
  const { run, cells, defects, violations, exchanges } = report;
  const line = (type: string, members: object) =>
    `${visibleJson(JSON.stringify({ type, run: run.id, ...members }))}\n`;
  yield line('run', runMembers(report));
  for (const cell of cells) yield line('cell', cellMembers(cell));
  for (const defect of defects) yield line('defect', defectMembers(defect));
  for (const violation of violations) yield line('violation', violationMembers(violation));
  const began = Date.parse(run.startedAt);
  for (const exchange of exchanges) yield line('exchange', exchangeMembers(exchange, began));
}

function runMembers({ run, result, summary, counts }: Report) {
  const { target, document } = run;
  return {
    schema: 'urn:assay-api:ndjson:1',
    startedAt: run.startedAt,
    seconds: run.seconds,
    assay: run.assay,
    api: { title: document.title, version: document.version, sha256: document.sha256 },
    target: { kind: target.kind, url: target.url },
    result,
    summary,
    cells: counts.cells,
    conformant: counts.conformant,
    violating: counts.violating,
    notExercised: counts.notExercised,
    defects: counts.defects,
    exchanges: counts.exchanges,
    interrupted: run.interrupted,
  };
}

function cellMembers({ id, verdict, known, ...cell }: ReportedCell) {
  return {
    cell: id,
    operation: cell.operation,
    status: cell.status,
    tag: cell.tag,
    verdict: verdict.kind,
    evidence: cell.evidence,
    reason: verdict.kind === 'conformant' ? null : verdict.reason,
    because: verdict.kind === 'not-exercised' ? verdict.because : null,
    known: known === true,
    violations: cell.violations,
    exchanges: cell.exchanges,
    scenarios: cell.scenarios,
    requirements: cell.requirements,
  };
}

function defectMembers({ id, level, check, kind, title, violations, cells, operations }: Defect) {
  return { defect: id, level, check, kind: kind ?? null, title, violations, cells, operations };
}

function violationMembers({ id, known, schema: _, since: __, ...violation }: Violation) {
  return { violation: id, ...violation, known: known !== undefined };
}

function exchangeMembers(exchange: ReportedExchange, began: number) {
  const { id, request, response } = exchange;
  return {
    exchange: id,
    scenario: exchange.scenario,
    step: exchange.step,
    why: exchange.why,
    persona: exchange.persona,
    operation: exchange.operation,
    expected: exchange.expected,
    landed: exchange.landed,
    evidence: exchange.evidence,
    startedAt: new Date(began + exchange.startedAt).toISOString(),
    milliseconds: exchange.milliseconds,
    request: {
      method: request.method,
      target: request.target,
      headers: request.headers,
      body: request.body,
    },
    response: {
      status: response.status,
      failure: response.failure ?? null,
      headers: response.headers,
      body: response.body,
    },
  };
}
