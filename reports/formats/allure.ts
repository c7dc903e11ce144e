import { v5 as uuid } from 'uuid';
import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { evidenceIn } from '../parts/evidence.ts';
import { exchangeLines } from '../parts/exchange-lines.ts';
import { shownTerms } from '../parts/gate.ts';
import { allKnown, excuses, nameOf, staleEntries } from '../parts/known.ts';
import { pagesAbout } from '../parts/pages.ts';
import type { RenderedFile } from '../parts/rendered-file.ts';
import { targetName } from '../parts/same-target.ts';
import { senderOf } from '../parts/sender-name.ts';
import { violationLines } from '../parts/violation-lines.ts';
import { visibleLines, visibleReport } from '../parts/visible.ts';

/**
 * Results for Allure 2 and 3 (https://allurereport.org/docs/how-it-works-test-result-file/): one for each cell, violation
 * outside the ledger, stale entry of the list of known violations, and term of the gate. Exchanges are the steps of a
 * result; one with violations has its requests and responses as a text. The files of a cell have the same names in every
 * run against a target, so that a run replaces the results of the one before.
 */
export function* renderAllure(given: Report): Generator<RenderedFile> {
  const report = visibleReport(given);
  for (const { test, exchanges } of resultsOf(report)) {
    const result = resultOf(report, test, exchanges);
    const wrong = violationsByExchange(test.violations);
    for (const exchange of exchanges) {
      const found = wrong.get(exchange.id);
      if (found)
        yield {
          name: attachmentOf(result.uuid, exchange),
          content: `${exchangeLines(exchange, found).map(visibleLines).join('\n')}\n`,
        };
    }
    yield { name: `${result.uuid}-result.json`, content: json(result) };
  }
  yield { name: 'executor.json', content: json(executorOf(report)) };
  yield { name: 'categories.json', content: json(categories) };
}

/** What a result is made of, before it is in the words of Allure. */
interface AllureTest {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped';
  readonly description?: string;
  readonly suite: string;
  readonly operation?: string;
  readonly tags?: readonly string[];
  readonly message?: string;
  readonly trace?: string;
  readonly known?: boolean;
  readonly violations: readonly Violation[];
}

interface Shown {
  readonly test: AllureTest;
  readonly exchanges: readonly ReportedExchange[];
}

/** Exchanges of a result, at most: the first ones prove the cell, and the others are in the report. */
const mostSteps = 20;

function resultsOf(report: Report): Shown[] {
  const evidence = evidenceIn(report);
  const testOf = cellTests(report);
  const outsideOf = outsideTests(report);
  const outside = report.violations.filter(({ cell, level }) => cell === null && level === 'MUST');
  return [
    ...report.cells.map((cell) => ({
      test: testOf(cell),
      exchanges: withViolationsFirst(evidence.ofCell(cell), testOf(cell).violations).slice(0, mostSteps),
    })),
    ...outside.map((violation) => ({
      test: outsideOf(violation),
      exchanges: evidence.ofViolation(violation),
    })),
    ...[...staleTests(report), ...gateTests(report)].map((test) => ({ test, exchanges: [] })),
  ];
}

function withViolationsFirst(
  exchanges: readonly ReportedExchange[],
  violations: readonly Violation[],
): ReportedExchange[] {
  const wrong = violationsByExchange(violations);
  return [...exchanges.filter(({ id }) => wrong.has(id)), ...exchanges.filter(({ id }) => !wrong.has(id))];
}

function cellTests(report: Report): (cell: ReportedCell) => AllureTest {
  const excuse = excuses(report);
  const pages = pagesAbout(report);
  const byId = new Map(report.violations.map((violation) => [violation.id, violation]));
  const statuses = { conformant: 'passed', violating: 'failed', 'not-exercised': 'skipped' } as const;
  return ({ id, operation, summary, tag, documentedIn, verdict, violations: ids }) => {
    const violations = ids.flatMap((each) => byId.get(each) ?? []).filter(({ level }) => level === 'MUST');
    const known = allKnown(violations);
    return {
      name: id,
      status: known ? 'skipped' : statuses[verdict.kind],
      description: summary,
      suite: tag,
      operation,
      tags: documentedIn,
      ...(verdict.kind !== 'conformant' && { message: known ? excuse(violations) : verdict.reason }),
      ...(violations.length > 0 && { trace: violationLines(violations, pages(violations)) }),
      known,
      violations,
    };
  };
}

function outsideTests(report: Report): (violation: Violation) => AllureTest {
  const excuse = excuses(report);
  const pages = pagesAbout(report);
  return (violation) => {
    const known = violation.known !== undefined;
    return {
      name: `${violation.operation} outside the document: ${violation.scenario}, ${violation.check}`,
      status: known ? 'skipped' : 'failed',
      suite: 'outside the document',
      operation: violation.operation,
      message: known ? excuse([violation]) : violation.message,
      trace: violationLines([violation], pages([violation])),
      known,
      violations: [violation],
    };
  };
}

function staleTests(report: Report): AllureTest[] {
  return staleEntries(report).map((entry) => ({
    name: `${entry.place} ${nameOf(entry)}`,
    status: 'failed',
    suite: 'the list of known violations',
    message: `stale: ${entry.why}`,
    violations: [],
  }));
}

function gateTests(report: Report): AllureTest[] {
  return shownTerms(report).map(({ term, holds, sentence }) => ({
    name: `gate ${term}`,
    status: holds ? 'passed' : 'failed',
    suite: 'the gate',
    message: sentence,
    violations: [],
  }));
}

/** Made of the URL that names this format, as RFC 9562, section 5.5 wants it. */
const namespace = uuid('urn:assay-api:allure:1', uuid.URL);

function resultOf({ run }: Report, test: AllureTest, exchanges: readonly ReportedExchange[]) {
  const began = Date.parse(run.startedAt);
  const times = exchanges.map(
    ({ startedAt, milliseconds }) => [startedAt, startedAt + milliseconds] as const,
  );
  const start = began + Math.round(Math.min(...times.map(([from]) => from), run.seconds * 1000));
  const stop = began + Math.round(Math.max(...times.map(([, to]) => to), start - began));
  const id = uuid(`${run.document.title}\n${targetName(run.target)}\n${test.name}`, namespace);
  const testCaseId = uuid(`${run.document.title}\n${test.name}`, namespace);
  const wrong = violationsByExchange(test.violations);
  return {
    uuid: id,
    historyId: id,
    testCaseId,
    name: test.name,
    fullName: `${run.document.title} ${test.name}`,
    description: test.description ?? '',
    status: test.status,
    statusDetails: {
      ...(test.message !== undefined && { message: test.message }),
      ...(test.trace !== undefined && { trace: test.trace }),
      ...(test.known && { known: true }),
    },
    stage: 'finished',
    start,
    stop,
    labels: [
      label('framework', 'assay'),
      label('parentSuite', run.document.title),
      ...(test.suite === '' ? [] : [label('suite', test.suite), label('feature', test.suite)]),
      ...(test.operation === undefined
        ? []
        : [label('subSuite', test.operation), label('story', test.operation)]),
      ...(test.tags ?? []).map((tag) => label('tag', tag)),
    ],
    parameters: [{ name: 'target', value: targetName(run.target) }],
    links: [],
    attachments: [],
    steps: exchanges.map((exchange) => stepOf(exchange, wrong.get(exchange.id) ?? [], id, began)),
  };
}

function stepOf(exchange: ReportedExchange, wrong: readonly Violation[], id: string, began: number) {
  const { request, response, startedAt, milliseconds } = exchange;
  const returned = response.status === 0 ? 'got no response' : `returned ${response.status}`;
  const [first] = wrong;
  return {
    name: visibleLines(`${request.method} ${request.target} as ${senderOf(exchange)} ${returned}`),
    status: first ? 'failed' : 'passed',
    statusDetails: first ? { message: first.message } : {},
    stage: 'finished',
    start: began + Math.round(startedAt),
    stop: began + Math.round(startedAt + milliseconds),
    parameters: [],
    attachments: first
      ? [{ name: 'request and response', source: attachmentOf(id, exchange), type: 'text/plain' }]
      : [],
    steps: [],
  };
}

/** Allure asks for a name that ends like this; one of the result and the exchange is in no other result. */
function attachmentOf(result: string, { id }: ReportedExchange): string {
  return `${uuid(id, result)}-attachment.txt`;
}

function violationsByExchange(violations: readonly Violation[]): Map<string, Violation[]> {
  return Map.groupBy(violations, ({ exchange }) => exchange);
}

function executorOf({ run }: Report) {
  return {
    name: 'Assay',
    type: 'assay',
    buildName: `run ${run.id} of ${targetName(run.target)}`,
    reportName: `${run.document.title} ${run.document.version}`,
  };
}

/** Patterns match whole messages in Allure 2, which is written in Java, and parts of them in Allure 3. */
const categories = [
  { name: 'Violations', matchedStatuses: ['failed'] },
  {
    name: 'Known violations',
    matchedStatuses: ['skipped'],
    messageRegex: '^known to violate: [\\s\\S]*$',
  },
  {
    name: 'Not exercised',
    matchedStatuses: ['skipped'],
    messageRegex: '^(?!known to violate: )[\\s\\S]*$',
  },
];

function label(name: string, value: string) {
  return { name, value };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
