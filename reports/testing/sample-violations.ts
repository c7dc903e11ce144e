import type { Defect, ReportedCheck, Violation } from '../../harness/report/defects.ts';

const stack = 'the answer shows a stack trace: "at Object.<anonymous> (/srv/pets/index.js:12:9)"';

export const sampleViolations: readonly Violation[] = [
  {
    id: 'v1',
    level: 'MUST',
    check: 'no-internals',
    cell: 'GET /pets 500',
    operation: 'GET /pets',
    exchange: 'x4',
    scenario: 'injected-fault/GET /pets/storage-error',
    message: stack,
    place: '/detail',
    defect: 'd1',
  },
  {
    id: 'v5',
    level: 'MUST',
    check: 'no-internals',
    cell: 'DELETE /pets/{petId} 500',
    operation: 'DELETE /pets/{petId}',
    exchange: 'x13',
    scenario: 'story/create-then-read',
    message: stack,
    place: '/detail',
    defect: 'd1',
  },
  {
    id: 'v2',
    level: 'MUST',
    check: 'error-code',
    cell: 'POST /pets 400',
    operation: 'POST /pets',
    exchange: 'x9',
    scenario: 'invalid-body/POST /pets/name',
    message: 'error is "<script>alert(1)</script>", not invalid_input',
    place: '/error',
    defect: 'd2',
  },
  {
    id: 'v3',
    level: 'SHOULD',
    check: 'security-headers',
    cell: 'GET /pets 500',
    operation: 'GET /pets',
    exchange: 'x4',
    scenario: 'injected-fault/GET /pets/storage-error',
    message: 'x-content-type-options is missing',
    place: 'x-content-type-options',
    defect: 'd3',
  },
  {
    id: 'v4',
    level: 'SHOULD',
    check: 'security-headers',
    cell: 'POST /pets 201',
    operation: 'POST /pets',
    exchange: 'x5',
    scenario: 'valid-request/POST /pets',
    message: 'x-content-type-options is missing',
    place: 'x-content-type-options',
    defect: 'd3',
  },
];

export const sampleChecks: readonly ReportedCheck[] = [
  {
    id: 'error-code',
    title: 'An error has the code that belongs to it',
    help: 'Answer with the documented code.',
    level: 'MUST',
  },
  {
    id: 'no-internals',
    title: 'No error tells about the inside of the server',
    help: 'Keep stack traces in the log.',
    level: 'MUST',
  },
  {
    id: 'security-headers',
    title: 'Browsers are told not to guess the type of an answer',
    help: 'Send X-Content-Type-Options: nosniff.',
    level: 'SHOULD',
  },
];

export const sampleDefects: readonly Defect[] = [
  {
    id: 'd1',
    level: 'MUST',
    check: 'no-internals',
    title: 'Error answers show a stack trace',
    violations: 2,
    cells: ['GET /pets 500', 'DELETE /pets/{petId} 500'],
    operations: ['GET /pets', 'DELETE /pets/{petId}'],
  },
  {
    id: 'd2',
    level: 'MUST',
    check: 'error-code',
    title: 'error is not the code that belongs to 400',
    violations: 1,
    cells: ['POST /pets 400'],
    operations: ['POST /pets'],
  },
  {
    id: 'd3',
    level: 'SHOULD',
    check: 'security-headers',
    title: 'x-content-type-options is missing',
    violations: 2,
    cells: ['GET /pets 500', 'POST /pets 201'],
    operations: ['GET /pets', 'POST /pets'],
  },
];
