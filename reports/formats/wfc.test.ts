import { expect, test } from 'vitest';
import type { Violation } from '../../harness/report/defects.ts';
import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { wfcFault } from '../parts/wfc-faults.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderWfc } from './wfc.ts';

/** The members that the schema of Web Fuzzing Commons requires; test/formats/ validates with the schema itself. */
interface WfcReport {
  readonly faults: {
    readonly totalNumber: number;
    readonly foundFaults: readonly {
      readonly operationId: string;
      readonly testCaseId: string;
      readonly faultCategories: readonly { readonly code: number; readonly context: string }[];
    }[];
  };
  readonly problemDetails: {
    readonly rest: {
      readonly endpointIds: readonly string[];
      readonly coveredHttpStatus: readonly {
        readonly endpointId: string;
        readonly testCaseId: string;
        readonly httpStatus: readonly number[];
      }[];
    };
  };
  readonly testCases: readonly { readonly id: string }[];
}

function read(report: Report): WfcReport {
  return JSON.parse(renderWfc(report)) as WfcReport;
}

test('it has every member that the schema requires', () => {
  expect(read(sampleReport)).toMatchObject({
    schemaVersion: '0.8.0',
    toolName: 'Assay',
    toolVersion: '0.1.0',
    creationTime: '2026-03-14T09:26:55.389Z',
    totalTests: sampleReport.scenarios.length,
    testFilePaths: [],
    executionTimeInSeconds: 2,
  });
});

test('faults name test cases and operations that the report has', () => {
  const { faults, problemDetails, testCases } = read(sampleReport);
  const tests = testCases.map(({ id }) => id);
  expect(faults.foundFaults.length).toBeGreaterThan(0);
  for (const { operationId, testCaseId } of faults.foundFaults) {
    expect(tests).toContain(testCaseId);
    expect(problemDetails.rest.endpointIds).toContain(operationId);
  }
});

test('a defect in several operations is one fault, and an advisory is none', () => {
  const { totalNumber, foundFaults } = read(sampleReport).faults;
  expect(totalNumber).toBe(2);
  expect(foundFaults.map(({ operationId, faultCategories }) => [operationId, faultCategories])).toEqual([
    [
      'GET:/pets',
      [{ code: 309, id: 'SECURITY_LEAKED_STACK_TRACES', context: 'Error answers show a stack trace' }],
    ],
    [
      'DELETE:/pets/{petId}',
      [{ code: 309, id: 'SECURITY_LEAKED_STACK_TRACES', context: 'Error answers show a stack trace' }],
    ],
    ['POST:/pets', [{ code: 900, id: 'ASSAY_OTHER', context: 'error is not the code that belongs to 400' }]],
  ]);
});

test('an operation covers the statuses that each scenario got, and none without a response', () => {
  const [first, ...others] = sampleReport.exchanges;
  if (!first) throw new Error('the sample has no exchange');
  const silent = { ...first, response: { ...first.response, status: 0 } };
  const covered = (report: Report) => read(report).problemDetails.rest.coveredHttpStatus[0];
  expect(covered(sampleReport)).toEqual({
    endpointId: 'GET:/pets',
    testCaseId: 'valid-request/GET /pets',
    httpStatus: [200],
  });
  expect(covered({ ...sampleReport, exchanges: [silent, ...others] })?.httpStatus).toEqual([]);
});

interface Met {
  readonly status: number;
  readonly expected?: string;
  readonly persona?: string;
  readonly scenario?: string;
}

test.each<[string, Met, number]>([
  ['no-server-error', { status: 500 }, 100],
  ['no-server-error', { status: 503 }, 121],
  ['body-matches-schema', { status: 200 }, 200],
  ['no-body-where-none-is-allowed', { status: 204 }, 105],
  ['no-body-where-none-is-allowed', { status: 304 }, 900],
  ['status-as-aimed', { status: 404, expected: '200' }, 207],
  ['status-as-aimed', { status: 200, expected: '401', persona: 'anonymous' }, 307],
  ['status-as-aimed', { status: 200, expected: '401', persona: 'expired' }, 311],
  ['status-as-aimed', { status: 200, expected: '400' }, 206],
  ['status-as-aimed', { status: 200, expected: '403', persona: 'stranger' }, 900],
  ['status-as-aimed', { status: 404, expected: '403' }, 900],
  ['claim', { status: 404, scenario: 'probes › GET /pets/{petId} › told-existence' }, 304],
  ['claim', { status: 200, scenario: 'lifecycle › GET /pets/{petId} › deleted' }, 900],
])('%s with %o is the fault %i', (check, { status, expected = '200', persona = 'owner', scenario }, code) => {
  const [violation] = sampleReport.violations;
  const [exchange] = sampleReport.exchanges;
  if (!violation || !exchange) throw new Error('the sample has no violation');
  const found: Violation = { ...violation, check, scenario: scenario ?? violation.scenario };
  const sent: ReportedExchange = {
    ...exchange,
    expected,
    persona,
    response: { ...exchange.response, status },
  };
  expect(wfcFault(found, sent).code).toBe(code);
});
