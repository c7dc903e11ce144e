import { XMLBuilder } from 'fast-xml-parser';
import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedTerm } from '../../harness/report/gate.ts';
import type { ReportedKnownViolation } from '../../harness/report/known-violations.ts';
import type { ReportedCell } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { durationOf, type Evidence, evidenceIn } from '../parts/evidence.ts';
import { shownTerms } from '../parts/gate.ts';
import { type Excuse, excuses, nameOf, staleEntries } from '../parts/known.ts';
import { pagesAbout } from '../parts/pages.ts';
import { violationLines } from '../parts/violation-lines.ts';
import { visibleReport } from '../parts/visible.ts';

/**
 * JUnit XML, as pipelines read it: a test suite for each operation, a test case for each cell. A violation is a failure;
 * what was not exercised, or is known to violate, is skipped with its reason. Violations outside the ledger are a suite of
 * their own, and so are what is stale in the list of known violations, and the gate.
 */
export function renderJunit(given: Report): string {
  const report = visibleReport(given);
  const evidence = evidenceIn(report);
  const violations = new Map(report.violations.map((violation) => [violation.id, violation]));
  const excuse = excuses(report);
  const pages = pagesAbout(report);
  const suites = [...Map.groupBy(report.cells, ({ operation }) => operation)].map(([operation, cells]) =>
    suite(
      operation,
      cells.map((cell) => testCase(cell, { evidence, violations, excuse, pages })),
    ),
  );
  const outside = report.violations.filter(({ cell, level }) => cell === null && level === 'MUST');
  if (outside.length > 0)
    suites.push(
      suite(
        'statuses that the document does not list',
        outside.map((violation) => outsider(violation, { evidence, excuse, pages })),
      ),
    );
  const stale = staleEntries(report);
  if (stale.length > 0) suites.push(suite('the list of known violations', stale.map(staleEntry)));
  const terms = shownTerms(report);
  if (terms.length > 0) suites.push(suite('the gate', terms.map(gateTerm)));
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@', format: true });
  const document = {
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': `${report.run.document.title} ${report.run.document.version}`,
      '@tests': sum(suites.map((each) => each['@tests'])),
      '@failures': sum(suites.map((each) => each['@failures'])),
      '@skipped': sum(suites.map((each) => each['@skipped'])),
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

interface TestSuite {
  readonly '@name': string;
  readonly '@tests': number;
  readonly '@failures': number;
  readonly '@skipped': number;
  readonly '@time': string;
  readonly testcase: readonly TestCase[];
}

function suite(name: string, cases: readonly TestCase[]): TestSuite {
  return {
    '@name': name,
    '@tests': cases.length,
    '@failures': cases.filter(({ failure }) => failure).length,
    '@skipped': cases.filter(({ skipped }) => skipped).length,
    '@time': sum(cases.map((each) => Number(each['@time']))).toFixed(3),
    testcase: cases,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** What is known of a report, made once for all of its cells. */
interface Lookups {
  readonly evidence: Evidence;
  readonly violations: ReadonlyMap<string, Violation>;
  readonly excuse: Excuse;
  readonly pages: (violations: readonly Violation[]) => readonly string[];
}

function testCase(cell: ReportedCell, { evidence, violations, excuse, pages }: Lookups): TestCase {
  const head = {
    '@name': cell.id,
    '@classname': cell.tag === '' ? cell.operation : `${cell.tag}.${cell.operation}`,
    '@time': seconds(evidence.ofCell(cell)),
  };
  const { verdict } = cell;
  if (verdict.kind === 'not-exercised') return { ...head, skipped: { '@message': verdict.reason } };
  if (verdict.kind === 'conformant') return head;
  const wrong = cell.violations
    .flatMap((id) => violations.get(id) ?? [])
    .filter(({ level }) => level === 'MUST');
  const news = wrong.filter(({ known }) => known === undefined);
  const [first] = news;
  if (!first) return { ...head, skipped: { '@message': excuse(wrong) } };
  const message = news.length === wrong.length ? verdict.reason : first.message;
  return { ...head, failure: failure(message, news, pages(news)) };
}

function seconds(exchanges: readonly ReportedExchange[]): string {
  return (durationOf(exchanges) / 1000).toFixed(3);
}

function outsider(violation: Violation, { evidence, excuse, pages }: Omit<Lookups, 'violations'>): TestCase {
  const head = {
    '@name': `${violation.operation} ${violation.exchange}`,
    '@classname': violation.operation,
    '@time': seconds(evidence.ofViolation(violation)),
  };
  return violation.known === undefined
    ? { ...head, failure: failure(violation.message, [violation], pages([violation])) }
    : { ...head, skipped: { '@message': excuse([violation]) } };
}

function gateTerm({ term, holds, sentence }: ReportedTerm): TestCase {
  const head = { '@name': term, '@classname': 'gate', '@time': '0.000' };
  return holds ? head : { ...head, failure: { '@message': sentence, '@type': 'gate', '#text': sentence } };
}

function staleEntry(entry: ReportedKnownViolation): TestCase {
  return {
    '@name': `${entry.place} ${nameOf(entry)}`,
    '@classname': 'known violations',
    '@time': '0.000',
    failure: {
      '@message': `stale: ${entry.why}`,
      '@type': 'stale',
      '#text': `Delete ${entry.place}: ${nameOf(entry)}, because ${entry.why}.`,
    },
  };
}

function failure(
  message: string,
  violations: readonly Violation[],
  pages: readonly string[],
): NonNullable<TestCase['failure']> {
  const checks = [...new Set(violations.map(({ check }) => check))];
  return { '@message': message, '@type': checks.join(' '), '#text': violationLines(violations, pages) };
}

/** XML 1.0, section 2.2: most control characters cannot be in a document, not even escaped. */
function withoutControlCharacters(xml: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what has to go
  return xml.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
