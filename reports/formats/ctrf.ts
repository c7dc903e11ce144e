import type { CTRFReport, Test, TestStatus } from 'ctrf';
import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { ReportedTerm } from '../../harness/report/gate.ts';
import type { ReportedKnownViolation } from '../../harness/report/known-violations.ts';
import type { ReportedCell, Verdict } from '../../harness/report/ledger.ts';
import type { Report } from '../../harness/report/report.ts';
import { durationOf, evidenceIn } from '../parts/evidence.ts';
import { shownTerms } from '../parts/gate.ts';
import { allKnown, excuses, nameOf, staleEntries } from '../parts/known.ts';
import { pagesAbout } from '../parts/pages.ts';
import { targetWords } from '../parts/target-words.ts';
import { violationLines } from '../parts/violation-lines.ts';

/**
 * CTRF, the common test report format (https://ctrf.io): a test for each cell, as in JUnit. Violations outside the
 * ledger are tests of their own, so that what failed is complete; so are what is stale in the list of known violations, and the gate.
 * Where everything that is wrong is known, the status is "other".
 */
export function renderCtrf(report: Report): string {
  const { run } = report;
  const start = Date.parse(run.startedAt);
  const stop = start + Math.round(run.seconds * 1000);
  const tests = [
    ...testsOfCells(report),
    ...testsOutside(report),
    ...staleEntries(report).map(testOfStale),
    ...shownTerms(report).map(testOfTerm),
  ];
  const counted = (status: TestStatus) => tests.filter((test) => test.status === status).length;
  const document: CTRFReport = {
    reportFormat: 'CTRF',
    // The only version that is published: that of the working draft.
    specVersion: '0.0.0',
    runId: run.id,
    timestamp: new Date(stop).toISOString(),
    generatedBy: 'assay',
    results: {
      tool: { name: 'assay', version: run.assay },
      summary: {
        tests: tests.length,
        passed: counted('passed'),
        failed: counted('failed'),
        skipped: counted('skipped'),
        pending: counted('pending'),
        other: counted('other'),
        suites: new Set(tests.map(({ suite = [] }) => suite.join('\n'))).size,
        start,
        stop,
        duration: stop - start,
        extra: { result: report.result, sentence: report.summary },
      },
      tests,
      environment: {
        appName: run.document.title,
        appVersion: run.document.version,
        testEnvironment: `${targetWords(run.target)} at ${run.target.url}`,
      },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

const statuses: Readonly<Record<Verdict['kind'], TestStatus>> = {
  conformant: 'passed',
  violating: 'failed',
  'not-exercised': 'skipped',
};

function testsOfCells(report: Report): Test[] {
  const { cells, operations, run, violations } = report;
  const excuse = excuses(report);
  const evidence = evidenceIn(report);
  const pages = pagesAbout(report);
  const violationsById = new Map(violations.map((violation) => [violation.id, violation]));
  const lines = new Map(operations.map(({ id, line }) => [id, line]));
  return cells.map((cell): Test => {
    const line = lines.get(cell.operation);
    const { verdict } = cell;
    const said = evidence.ofCell(cell);
    const wrong = cell.violations.flatMap((id) => violationsById.get(id) ?? []);
    const must = wrong.filter(({ level }) => level === 'MUST');
    const isKnown = allKnown(must);
    return {
      testId: cell.id,
      name: cell.id,
      status: isKnown ? 'other' : statuses[verdict.kind],
      duration: durationOf(said),
      suite: suiteOf(cell),
      ...(verdict.kind !== 'conformant' && { message: isKnown ? excuse(must) : verdict.reason }),
      ...(must.length > 0 && { trace: violationLines(must, pages(must)) }),
      rawStatus: cell.evidence === null ? verdict.kind : `${verdict.kind}, ${cell.evidence}`,
      ...(!run.document.inPackage && {
        filePath: run.document.path,
        ...(line !== null && line !== undefined && { line }),
      }),
      tags: [...cell.documentedIn],
      extra: extraOf(cell, said, wrong),
    };
  });
}

function suiteOf({ tag, operation }: ReportedCell): string[] {
  return tag === '' ? [operation] : [tag, operation];
}

function extraOf(
  { verdict, scenarios, requirements }: ReportedCell,
  exchanges: readonly ReportedExchange[],
  violations: readonly Violation[],
): Record<string, unknown> {
  return {
    ...(verdict.kind === 'not-exercised' && { because: verdict.because }),
    exchanges: exchanges.map(({ id }) => id),
    scenarios,
    requirements,
    advisories: violations.filter(({ level }) => level === 'SHOULD').map(({ message }) => message),
  };
}

/** Violations that no cell of the ledger can carry, by operation. */
function testsOutside(report: Report): Test[] {
  const excuse = excuses(report);
  const evidence = evidenceIn(report);
  const pages = pagesAbout(report);
  const outside = report.violations.filter(({ cell, level }) => cell === null && level === 'MUST');
  return outside.map(
    (violation): Test => ({
      testId: `${violation.operation} ${violation.scenario} ${violation.check}`,
      name: `${violation.operation} outside the document`,
      status: violation.known === undefined ? 'failed' : 'other',
      duration: durationOf(evidence.ofViolation(violation)),
      suite: [violation.operation],
      message: violation.known === undefined ? violation.message : excuse([violation]),
      trace: violationLines([violation], pages([violation])),
      rawStatus: 'violating',
    }),
  );
}

function testOfStale(entry: ReportedKnownViolation): Test {
  return {
    testId: `${entry.place} ${nameOf(entry)}`,
    name: `${entry.place} ${nameOf(entry)}`,
    status: 'failed',
    duration: 0,
    suite: ['the list of known violations'],
    message: `stale: ${entry.why}`,
    rawStatus: 'stale',
  };
}

function testOfTerm({ term, holds, sentence }: ReportedTerm): Test {
  return {
    testId: `gate ${term}`,
    name: `gate ${term}`,
    status: holds ? 'passed' : 'failed',
    duration: 0,
    suite: ['the gate'],
    message: sentence,
    rawStatus: holds ? 'holds' : 'refused',
  };
}
