import { XMLBuilder } from 'fast-xml-parser';
import type { Report, ReportedCell, ReportedExchange, Violation } from '../harness/report.ts';
import { violationLines } from './violation-lines.ts';

/**
 * JUnit XML, as pipelines read it: a test suite for each operation, a test case for each cell. A violation is a failure,
 * what was not exercised is skipped with its reason. Violations outside the ledger are a suite of their own.
 */
export function renderJunit(report: Report): string {
  const exchanges = new Map(report.exchanges.map((exchange) => [exchange.id, exchange]));
  const violations = new Map(report.violations.map((violation) => [violation.id, violation]));
  const suites = [...Map.groupBy(report.cells, ({ operation }) => operation)].map(([operation, cells]) =>
    suite(
      operation,
      cells.map((cell) => testCase(cell, exchanges, violations)),
    ),
  );
  const outside = report.violations.filter(({ cell, level }) => cell === null && level === 'MUST');
  if (outside.length > 0)
    suites.push(suite('statuses that the document does not list', outside.map(outsider)));
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `${report.run.document.title} ${report.run.document.version}`,
      '@tests': report.counts.cells + outside.length,
      '@failures': report.counts.violating + outside.length,
      '@skipped': report.counts.notExercised,
      '@time': report.run.seconds.toFixed(3),
      '@timestamp': report.run.startedAt,
      testsuite: suites,
    },
  };
  return withoutControlCharacters(builder.build(document));
}

interface TestCase {
  readonly '@name': string;
  readonly '@classname': string;
  readonly '@time': string;
  readonly failure?: { readonly '@message': string; readonly '@type': string; readonly '#text': string };
  readonly skipped?: { readonly '@message': string };
}

function suite(name: string, cases: readonly TestCase[]): object {
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure).length,
    '@skipped': cases.filter(({ skipped }) => skipped).length,
    '@time': cases.reduce((sum, each) => sum + Number(each['@time']), 0).toFixed(3),
    testcase: cases,
  };
}

function testCase(
  cell: ReportedCell,
  exchanges: ReadonlyMap<string, ReportedExchange>,
  violations: ReadonlyMap<string, Violation>,
): TestCase {
  const milliseconds = cell.exchanges.reduce((sum, id) => sum + (exchanges.get(id)?.milliseconds ?? 0), 0);
  const head = {
    '@name': cell.id,
    '@classname': cell.tag === '' ? cell.operation : `${cell.tag}.${cell.operation}`,
    '@time': (milliseconds / 1000).toFixed(3),
  };
  const { verdict } = cell;
  if (verdict.kind === 'not-exercised') return { ...head, skipped: { '@message': verdict.reason } };
  if (verdict.kind === 'conformant') return head;
  const wrong = cell.violations
    .flatMap((id) => violations.get(id) ?? [])
    .filter(({ level }) => level === 'MUST');
  return { ...head, failure: failure(verdict.reason, wrong) };
}

function outsider(violation: Violation): TestCase {
  return {
    '@name': `${violation.operation} ${violation.exchange}`,
    '@classname': violation.operation,
    '@time': '0.000',
    failure: failure(violation.message, [violation]),
  };
}

function failure(message: string, violations: readonly Violation[]): NonNullable<TestCase['failure']> {
  const checks = [...new Set(violations.map(({ check }) => check))];
  return { '@message': message, '@type': checks.join(' '), '#text': violationLines(violations) };
}

/** XML 1.0, section 2.2: most control characters cannot be in a document, not even escaped. */
function withoutControlCharacters(xml: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return xml.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
