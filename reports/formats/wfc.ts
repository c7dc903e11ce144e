import type { ReportedExchange } from '../../harness/report/evidence.ts';
import type { Report } from '../../harness/report/report.ts';
import { visibleReport } from '../parts/visible.ts';
import { type WfcFault, wfcFault } from '../parts/wfc-faults.ts';

/**
 * A report of Web Fuzzing Commons (https://github.com/WebFuzzing/Commons, report 0.8.0): a test case for each scenario, the
 * statuses that it covers, and a fault for each violation of a MUST. The context of a fault is the title of its defect.
 */
export function renderWfc(given: Report): string {
  const report = visibleReport(given);
  const { run, counts, scenarios, exchanges, operations, findings } = report;
  const finished = new Date(Date.parse(run.startedAt) + Math.round(run.seconds * 1000));
  const document = {
    schemaVersion: '0.8.0',
    toolName: 'Assay',
    toolVersion: run.assay,
    creationTime: finished.toISOString(),
    faults: faultsOf(report),
    problemDetails: {
      rest: {
        outputHttpCalls: exchanges.length,
        evaluatedHttpCalls: counts.exchanges,
        endpointIds: operations.map(({ id }) => endpointOf(id)),
        coveredHttpStatus: coverageOf(exchanges),
      },
    },
    totalTests: scenarios.length,
    // Scenarios are in the report, and in no file that a test runner can start.
    testFilePaths: [],
    testCases: scenarios.map(({ id, title }) => ({ id, name: title })),
    executionTimeInSeconds: Math.round(run.seconds),
    extra: [
      {
        toolName: 'Assay',
        criteria: [{ name: 'cells', covered: counts.conformant, total: counts.cells }],
      },
    ],
    warnings: findings.map(({ rule, pointer, message }) => ({
      message: `${pointer}: ${message}`,
      category: rule,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** "GET:/pets/{petId}" of "GET /pets/{petId}" */
function endpointOf(operation: string): string {
  return operation.replace(' ', ':');
}

interface Category extends WfcFault {
  readonly context: string;
}

function faultsOf({ violations, defects, exchanges }: Report) {
  const titles = new Map(defects.map(({ id, title }) => [id, title]));
  const exchangesById = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const faults = violations
    .filter(({ level }) => level === 'MUST')
    .map((violation) => ({
      operationId: endpointOf(violation.operation),
      testCaseId: violation.scenario,
      category: {
        ...wfcFault(violation, exchangesById.get(violation.exchange)),
        context: titles.get(violation.defect) ?? violation.check,
      },
    }));
  const keyOf = ({ code, context }: Category) => `${code} ${context}`;
  const groups = Map.groupBy(faults, ({ operationId, testCaseId }) => `${operationId}\n${testCaseId}`);
  return {
    totalNumber: new Set(faults.map(({ category }) => keyOf(category))).size,
    foundFaults: [...groups.values()].flatMap((group) => {
      const [first] = group;
      const faultCategories = new Map(group.map(({ category }) => [keyOf(category), category]));
      return first === undefined
        ? []
        : [
            {
              operationId: first.operationId,
              testCaseId: first.testCaseId,
              faultCategories: [...faultCategories.values()],
            },
          ];
    }),
  };
}

/** Per operation and scenario; a request without a response covers no status. */
function coverageOf(exchanges: readonly ReportedExchange[]) {
  const groups = Map.groupBy(exchanges, ({ operation, scenario }) => `${operation}\n${scenario}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const statuses = new Set(group.map(({ response }) => response.status).filter((status) => status > 0));
    return [
      {
        endpointId: endpointOf(first.operation),
        testCaseId: first.scenario,
        httpStatus: [...statuses].sort((one, other) => one - other),
      },
    ];
  });
}
