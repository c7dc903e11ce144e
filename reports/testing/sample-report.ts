import type { Report } from '../../harness/report/report.ts';
import { sampleCells, sampleOperations } from './sample-cells.ts';
import { sampleExchanges } from './sample-exchanges.ts';
import { sampleRequirements } from './sample-requirements.ts';
import { sampleScenarios } from './sample-scenarios.ts';
import { sampleTolerances, sampleVersion } from './sample-version.ts';
import { sampleChecks, sampleDefects, sampleViolations } from './sample-violations.ts';

/**
 * A report of a small API of pets that has everything a report can have: every result of a cell, every class of
 * evidence, every kind of reason, a defect over several cells, advisories, findings, things left behind, and answers
 * that try to break out of whatever shows them.
 */
export const sampleReport: Report = {
  schema: 'urn:assay-api:report:1',
  result: 'violating',
  summary: '2 defects violate 3 of 17 cells; 6 cells were not exercised.',
  run: {
    id: 'r7k2mq',
    startedAt: '2026-03-14T09:26:53.589Z',
    seconds: 1.8,
    assay: '0.1.0',
    target: { kind: 'url', url: 'http://127.0.0.1:8080/v1', auth: 'tokens from the environment' },
    document: {
      title: 'Pets & owners',
      version: '2.1.0',
      file: 'specs/pets.yaml',
      path: 'specs/pets.yaml',
      sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    },
    concurrency: 4,
    interrupted: null,
    interruptedBy: null,
    pace: { perSecond: 20, maxRequests: null, tooMany: 3, unavailable: 1, waited: 12.4 },
    selection: null,
    command: ['specs/pets.yaml', '--target', 'http://127.0.0.1:8080/v1'],
  },
  counts: {
    operations: new Set(sampleCells.map(({ operation }) => operation)).size,
    cells: sampleCells.length,
    conformant: countOf('conformant'),
    violating: countOf('violating'),
    notExercised: countOf('not-exercised'),
    provoked: sampleCells.filter(({ evidence }) => evidence === 'provoked').length,
    injected: sampleCells.filter(({ evidence }) => evidence === 'injected').length,
    forced: sampleCells.filter(({ evidence }) => evidence === 'forced').length,
    scenarios: sampleScenarios.length,
    exchanges: sampleExchanges.length,
    violations: sampleViolations.filter(({ level }) => level === 'MUST').length,
    advisories: sampleViolations.filter(({ level }) => level === 'SHOULD').length,
    defects: sampleDefects.filter(({ level }) => level === 'MUST').length,
  },
  personas: [
    { id: 'owner', sentence: 'made the resource', control: 'passed', reason: null },
    {
      id: 'reader',
      sentence: 'may read the resource',
      control: 'failed',
      reason: 'GET /pets/{petId} returned 401, expected 200 to the persona "reader"',
    },
    {
      id: 'admin',
      sentence: 'may do everything',
      control: 'not-available',
      reason: 'ASSAY_TOKEN_ADMIN is not set',
    },
    { id: 'anonymous', sentence: 'sends no credentials', control: 'none', reason: null },
  ],
  access: [
    {
      operation: 'GET /pets/{petId}',
      persona: 'owner',
      due: 'let-in',
      found: 'as-due',
      exchanges: ['x6'],
    },
    {
      operation: 'GET /pets/{petId}',
      persona: 'reader',
      due: 'let-in',
      found: 'otherwise',
      exchanges: ['x12'],
    },
    {
      operation: 'GET /pets/{petId}',
      persona: 'admin',
      due: 'let-in',
      found: 'not-exercised',
      exchanges: [],
    },
    {
      operation: 'GET /pets/{petId}',
      persona: 'anonymous',
      due: 'refused',
      found: 'not-exercised',
      exchanges: [],
    },
    {
      operation: 'DELETE /pets/{petId}',
      persona: 'owner',
      due: 'let-in',
      found: 'as-due',
      exchanges: ['x8'],
    },
    {
      operation: 'DELETE /pets/{petId}',
      persona: 'reader',
      due: 'refused',
      found: 'as-due',
      exchanges: ['x11'],
    },
    {
      operation: 'DELETE /pets/{petId}',
      persona: 'admin',
      due: 'let-in',
      found: 'not-exercised',
      exchanges: [],
    },
    {
      operation: 'DELETE /pets/{petId}',
      persona: 'anonymous',
      due: 'refused',
      found: 'not-exercised',
      exchanges: [],
    },
    { operation: 'GET /pets', persona: 'anonymous', due: 'refused', found: 'as-due', exchanges: ['x2'] },
  ],
  operations: sampleOperations,
  cells: sampleCells,
  scenarios: sampleScenarios,
  exchanges: sampleExchanges,
  violations: sampleViolations,
  checks: sampleChecks,
  defects: sampleDefects,
  siblings: [
    {
      family: '/pets/{petId}/…',
      method: 'DELETE',
      what: 'succeeds with',
      usual: '204',
      have: 3,
      others: [{ operation: 'DELETE /pets/{petId}/toys/{toyId}', found: '200' }],
    },
  ],
  findings: [
    {
      rule: 'unsatisfiable-schema',
      pointer: '#/components/schemas/Kennel',
      line: 310,
      message: 'no value can satisfy it: a closed schema inside allOf; read as one merged object',
      help: 'Correct the schema: nothing that a server answers can be valid.',
      page: 'docs/findings/unsatisfiable-schema.md',
    },
    {
      rule: 'invalid-example',
      pointer: '#/components/examples/Rex',
      line: 402,
      message: '/born must match format "date"',
    },
    {
      rule: 'invalid-example',
      pointer: '#/components/examples/Tom',
      line: null,
      message: '/kind must be one of "cat", "dog"',
    },
  ],
  requirements: sampleRequirements,
  cleanUp: {
    created: 4,
    removed: 3,
    left: [
      { path: '/pets/0198c1a2-77aa-7d10-8000-00000000000b', why: 'DELETE returned 500' },
      {
        path: 'accounts',
        why: '2 accounts remain: this server has no operation to delete an account',
        accounts: 2,
        forGood: true,
      },
    ],
  },
  era: sampleVersion,
  ownDocument: {
    url: 'https://staging.example.com/openapi.json',
    operations: 1,
    cells: 2,
    conformant: 1,
    violating: 1,
    notExercised: 0,
  },
  tolerances: sampleTolerances,
  blindSpots: [
    'What the server does after its answer (mails, jobs, deliveries) is not looked at.',
    'Statuses that the document does not list are only seen if a scenario happens to provoke them.',
  ],
};

function countOf(kind: Report['cells'][number]['verdict']['kind']): number {
  return sampleCells.filter(({ verdict }) => verdict.kind === kind).length;
}
