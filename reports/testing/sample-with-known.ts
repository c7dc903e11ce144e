import type { ReportedKnownViolation } from '../../harness/report/known-violations.ts';
import type { Report } from '../../harness/report/report.ts';
import { sampleReport } from './sample-report.ts';

const known: readonly ReportedKnownViolation[] = [
  {
    id: 'k1',
    names: 'cell',
    pattern: 'POST /pets 400',
    check: 'error-code',
    reason: 'the codes are those of the old gateway',
    owner: 'ann',
    ticket: 'PETS-12',
    expires: '2026-06-30',
    firstSeen: '2026-01-12',
    lastSeen: '2026-03-13',
    place: 'known-violations.yaml:2-7',
    standing: 'violates',
    why: null,
    violations: ['v2'],
  },
  {
    id: 'k2',
    names: 'cell',
    pattern: 'GET /pets 404',
    check: null,
    reason: 'an empty list was no list | then',
    owner: 'bob',
    ticket: null,
    expires: '2026-05-01',
    firstSeen: null,
    lastSeen: null,
    place: 'known-violations.yaml:8-13',
    standing: 'stale',
    why: 'it no longer violates',
    violations: [],
  },
  {
    id: 'k3',
    names: 'scenario',
    pattern: 'story/create-then-*',
    check: 'no-internals',
    reason: 'the stack is shown until the framework is replaced',
    owner: 'ann',
    ticket: 'PETS-7',
    expires: '2026-03-01',
    firstSeen: '2025-12-01',
    lastSeen: '2026-03-13',
    place: 'known-violations.yaml:15-21',
    standing: 'stale',
    why: 'it expired on 2026-03-01',
    violations: ['v5'],
  },
  {
    id: 'k4',
    names: 'cell',
    pattern: 'GET /owners/{ownerId} *',
    check: null,
    reason: 'owners are being moved',
    owner: 'bob',
    ticket: null,
    expires: '2026-12-31',
    firstSeen: null,
    lastSeen: null,
    place: 'known-violations.yaml:23-26',
    standing: 'not-exercised',
    why: 'GET /owners/{ownerId} 200 was not exercised',
    violations: [],
  },
];

const entries = new Map(
  known.flatMap(({ id, violations }) => violations.map((violation) => [violation, id])),
);

/** The report of pets, judged by a gate, and with a list of known violations that explains some of it and is stale in parts. */
export const sampleWithKnown: Report = {
  ...sampleReport,
  // POST /pets 400 has one violation, and that is known; of the stack traces, one is not.
  cells: sampleReport.cells.map((cell) =>
    ['POST /pets 400', 'DELETE /pets/{petId} 500'].includes(cell.id) ? { ...cell, known: true } : cell,
  ),
  summary: '3 violations of 2 defects in 3 cells, 2 known; 8 of 17 cells are proven.',
  violations: sampleReport.violations.map((violation) => {
    const entry = entries.get(violation.id);
    return entry === undefined ? violation : { ...violation, known: entry };
  }),
  known,
  gate: [
    {
      term: 'cells>=95%',
      decides: 'coverage',
      implied: false,
      holds: false,
      sentence: '8 of 15 exercisable cells are proven, that is 53.3 %',
    },
    {
      term: 'advisories<=2',
      decides: 'coverage',
      implied: false,
      holds: true,
      sentence: '2 advisories were found',
    },
    {
      term: 'new=0',
      decides: 'violations',
      implied: true,
      holds: false,
      sentence: '1 violation is not in the list of known violations: GET /pets 500, no-internals',
    },
    {
      term: 'inconclusive<=1',
      decides: 'doubt',
      implied: false,
      holds: true,
      sentence: '1 cell is inconclusive',
    },
    {
      term: 'stale=0',
      decides: 'list',
      implied: true,
      holds: false,
      sentence: '2 entries of the list of known violations are stale',
    },
  ],
};
