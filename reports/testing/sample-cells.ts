import type { ReportedCell, ReportedOperation, Verdict } from '../../harness/report/ledger.ts';

const summaries: Readonly<Record<string, string>> = {
  'GET /pets': 'List the pets of the caller',
  'POST /pets': 'Register a pet',
  'GET /pets/{petId}': 'Read one pet',
  'DELETE /pets/{petId}': 'Forget a pet',
  'GET /owners': 'List owners',
};

/** One of them nobody knows the line of. */
export const sampleOperations: readonly ReportedOperation[] = Object.keys(summaries).map((id, index) => ({
  id,
  line: id === 'GET /owners' ? null : 12 + index * 40,
}));

const conformant: Verdict = { kind: 'conformant' };

/** The ledger of the sample report; two tags, one range of statuses, and every kind of verdict and reason. */
export const sampleCells: readonly ReportedCell[] = [
  cell('GET /pets', '200', {
    verdict: conformant,
    evidence: 'provoked',
    exchanges: ['x1'],
    scenarios: ['valid-request/GET /pets'],
    requirements: ['R-list'],
  }),
  cell('GET /pets', '401', {
    verdict: conformant,
    evidence: 'provoked',
    documentedIn: ['S0', 'S1'],
    exchanges: ['x2'],
    scenarios: ['broken-credentials/GET /pets/anonymous'],
    requirements: ['R-credentials'],
  }),
  cell('GET /pets', '429', {
    verdict: conformant,
    evidence: 'injected',
    documentedIn: ['derived'],
    exchanges: ['x3'],
    scenarios: ['injected-fault/GET /pets/rate-limited'],
  }),
  cell('GET /pets', '500', {
    verdict: {
      kind: 'violating',
      reason: 'the answer shows a stack trace (and 1 more)',
    },
    documentedIn: ['S0', 'derived'],
    exchanges: ['x4'],
    scenarios: ['injected-fault/GET /pets/storage-error'],
    violations: ['v1', 'v3'],
    requirements: ['R-no-leaks'],
  }),
  cell('POST /pets', '201', {
    verdict: conformant,
    evidence: 'provoked',
    exchanges: ['x5', 'x7', 'x10'],
    scenarios: ['valid-request/POST /pets'],
    violations: ['v4'],
  }),
  cell('POST /pets', '400', {
    verdict: { kind: 'violating', reason: 'error is "<script>alert(1)</script>", not invalid_input' },
    exchanges: ['x9'],
    scenarios: ['invalid-body/POST /pets/name'],
    violations: ['v2'],
    requirements: ['R-error-code'],
  }),
  cell('POST /pets', '409', {
    verdict: {
      kind: 'not-exercised',
      reason: 'nothing in the document says what makes a pet a duplicate',
      because: 'no-strategy',
    },
    documentedIn: ['derived'],
  }),
  cell('POST /pets', '4XX', {
    verdict: {
      kind: 'not-exercised',
      reason: 'the target stopped answering after 1.7 s',
      because: 'unreachable',
    },
    documentedIn: ['S0'],
  }),
  cell('GET /pets/{petId}', '200', {
    verdict: conformant,
    evidence: 'provoked',
    exchanges: ['x6'],
    scenarios: ['story/create-then-read'],
    requirements: ['R-list'],
  }),
  cell('GET /pets/{petId}', '403', {
    verdict: {
      kind: 'not-exercised',
      reason: 'needs a second account, and ASSAY_TOKEN_STRANGER is not set',
      because: 'not-provocable',
    },
  }),
  cell('GET /pets/{petId}', '404', {
    verdict: {
      kind: 'not-exercised',
      reason: 'aimed at 404, got 400: the server calls the unknown id malformed',
      because: 'answered-otherwise',
    },
    scenarios: ['unknown-id/GET /pets/{petId}/petId'],
    requirements: ['R-unknown'],
  }),
  cell('DELETE /pets/{petId}', '204', {
    verdict: conformant,
    evidence: 'provoked',
    exchanges: ['x8'],
    scenarios: ['story/create-then-read'],
  }),
  cell('DELETE /pets/{petId}', '403', {
    verdict: {
      kind: 'not-exercised',
      reason: 'the persona "reader" is not let in where it must be, so that its refusal proves nothing',
      because: 'inconclusive',
    },
    exchanges: ['x11'],
    scenarios: ['insufficient-role/DELETE /pets/{petId}/reader'],
    requirements: ['R-credentials'],
  }),
  cell('DELETE /pets/{petId}', '500', {
    verdict: { kind: 'violating', reason: 'the answer shows a stack trace' },
    documentedIn: ['S0', 'derived'],
    exchanges: ['x13'],
    scenarios: ['story/create-then-read'],
    violations: ['v5'],
    requirements: ['R-no-leaks'],
  }),
  cell('GET /owners', '200', {
    verdict: conformant,
    evidence: 'forced',
    exchanges: ['x14'],
    scenarios: ['forced-response/GET /owners/200'],
  }),
  cell('GET /owners', '503', {
    verdict: conformant,
    evidence: 'forced',
    documentedIn: ['derived'],
    exchanges: ['x15'],
    scenarios: ['forced-response/GET /owners/503'],
  }),
  cell('GET /owners', 'default', {
    verdict: {
      kind: 'not-exercised',
      reason: 'POST /owners, needed before, returned 500, expected 201',
      because: 'setup-failed',
    },
    documentedIn: ['derived'],
  }),
];

function cell(
  operation: string,
  status: string,
  rest: Pick<ReportedCell, 'verdict'> & Partial<ReportedCell>,
): ReportedCell {
  return {
    id: `${operation} ${status}`,
    operation,
    status,
    summary: summaries[operation] ?? operation,
    tag: operation.includes('owners') ? 'Owners' : 'Pets',
    documentedIn: ['S1'],
    evidence: null,
    exchanges: [],
    scenarios: [],
    violations: [],
    requirements: [],
    ...rest,
  };
}
