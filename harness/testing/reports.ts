import type { Violation } from '../report/defects.ts';
import type { ReportedExchange, ReportedScenario } from '../report/evidence.ts';
import type { ReportedCell, Verdict } from '../report/ledger.ts';
import type { Report } from '../report/report.ts';

/** Reports of a library made by hand: only what is said differs from a run in which everything passed. */

export interface Said {
  readonly startedAt?: string;
  readonly interrupted?: string | null;
  readonly selection?: string | null;
  readonly cells?: readonly ReportedCell[];
  readonly scenarios?: readonly ReportedScenario[];
  readonly exchanges?: readonly ReportedExchange[];
  readonly violations?: readonly Violation[];
}

export function reportOf(said: Said = {}): Report {
  const { startedAt = '2026-03-14T09:26:53.589Z', interrupted = null, selection = null } = said;
  const { cells = [], scenarios = [], exchanges = [], violations = [] } = said;
  const count = (kind: Verdict['kind']) => cells.filter(({ verdict }) => verdict.kind === kind).length;
  const must = violations.filter(({ level }) => level === 'MUST');
  return {
    schema: 'urn:assay-api:report:1',
    result: must.length > 0 ? 'violating' : 'conformant',
    summary: 'As it was said.',
    run: {
      id: 'r7k2mq',
      startedAt,
      seconds: 1,
      assay: '0.1.0',
      target: { kind: 'url', url: 'http://127.0.0.1:8080', auth: 'tokens' },
      document: {
        title: 'Library',
        version: '1',
        file: 'library.yaml',
        path: 'library.yaml',
        sha256: '0'.repeat(64),
      },
      concurrency: 1,
      interrupted,
      interruptedBy: interrupted === null ? null : 'user',
      pace: { perSecond: null, maxRequests: null, tooMany: 0, unavailable: 0, waited: 0 },
      selection,
    },
    counts: {
      operations: new Set(cells.map(({ operation }) => operation)).size,
      cells: cells.length,
      conformant: count('conformant'),
      violating: count('violating'),
      notExercised: count('not-exercised'),
      provoked: cells.filter(({ evidence }) => evidence === 'provoked').length,
      injected: cells.filter(({ evidence }) => evidence === 'injected').length,
      forced: cells.filter(({ evidence }) => evidence === 'forced').length,
      scenarios: scenarios.length,
      exchanges: exchanges.length,
      violations: must.length,
      advisories: violations.length - must.length,
      defects: new Set(must.map(({ defect }) => defect)).size,
    },
    personas: [],
    access: [],
    operations: [...new Set(cells.map(({ operation }) => operation))].map((id) => ({ id, line: null })),
    checks: [],
    cells,
    scenarios,
    exchanges,
    violations,
    defects: [],
    findings: [],
    requirements: [],
    cleanUp: { created: 0, removed: 0, left: [] },
    blindSpots: [],
  };
}

/** A cell by its id, with a verdict by its kind: proven by one exchange of the same number unless said otherwise. */
export function cellOf(
  id: string,
  verdict: Verdict = { kind: 'conformant' },
  more: Partial<ReportedCell> = {},
): ReportedCell {
  const at = id.lastIndexOf(' ');
  return {
    id,
    operation: id.slice(0, at),
    status: id.slice(at + 1),
    summary: '',
    tag: '',
    documentedIn: [],
    verdict,
    evidence: verdict.kind === 'conformant' ? 'provoked' : null,
    exchanges: [`x of ${id}`],
    scenarios: [],
    violations: [],
    requirements: [],
    ...more,
  };
}

/** The exchange that landed in a cell as it was meant to. */
export function exchangeOf(cell: string, more: Partial<ReportedExchange> = {}): ReportedExchange {
  const at = cell.lastIndexOf(' ');
  const [operation, status] = [cell.slice(0, at), cell.slice(at + 1)];
  return {
    id: `x of ${cell}`,
    scenario: `scenario of ${cell}`,
    step: 'aim',
    why: 'Ask',
    persona: 'owner',
    operation,
    expected: status,
    landed: status,
    evidence: 'provoked',
    request: { method: 'GET', target: '/', headers: {}, body: null },
    response: { status: Number(status), headers: {}, body: '' },
    startedAt: 0,
    milliseconds: 1,
    ...more,
  };
}

export function scenarioNamed(id: string, more: Partial<ReportedScenario> = {}): ReportedScenario {
  return {
    id,
    suite: 'by hand',
    title: 'It goes well',
    aim: 'must',
    cell: null,
    requirements: [],
    outcome: 'passed',
    reason: null,
    exchanges: [],
    sightings: [],
    ...more,
  };
}

/** A violation of a cell by a check. */
export function violationOf(cell: string, check: string, more: Partial<Violation> = {}): Violation {
  return {
    id: `${check} in ${cell}`,
    level: 'MUST',
    check,
    cell,
    operation: cell.slice(0, cell.lastIndexOf(' ')),
    exchange: `x of ${cell}`,
    scenario: `scenario of ${cell}`,
    message: 'It is wrong',
    place: null,
    defect: 'd1',
    ...more,
  };
}
