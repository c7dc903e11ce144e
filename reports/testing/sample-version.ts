import type { ReportedTolerance } from '../../harness/report/tolerance.ts';
import type { ReportedCapability, ReportedProbe, ReportedVersion } from '../../harness/report/version.ts';
import { hostileText } from './sample-exchanges.ts';

const rex = '0198c1a2-77aa-7d10-8000-00000000000a';

/** Enough that are as in the nearest version for them to be folded. */
const same = [
  'Bowls',
  'Beds',
  'Cages',
  'Collars',
  'Food',
  'Games',
  'Kennels',
  'Leads',
  'Names',
  'Vets',
  'Walks',
];

/** One that is otherwise, one that is assumed, one that a probe did not tell, and many that are as they were. */
const capabilities: readonly ReportedCapability[] = [
  capability('toys', 'Where toys are', ['p2', 'p3'], {
    value: 'toy-box',
    words: 'at `/toy-box`',
    insteadOf: 'at `/pets/{petId}/toys`',
    because: `GET /pets/${rex}/toys returned 404; GET /toy-box returned 200`,
  }),
  capability('births', 'How old a pet is', [], {
    value: 'born',
    words: '`born`',
    how: 'assumed',
    because: 'not detected; assumed as in spring 2026',
  }),
  capability('lists', 'What a list is', ['p1'], { because: 'its document says so' }),
  ...same.map((title) => capability(title.toLowerCase(), title, ['p1'], {})),
];

/** The version of the pets of the sample report. */
export const sampleVersion: ReportedVersion = {
  nearest: 'spring 2026',
  told: capabilities.filter(({ how }) => how === 'told').length,
  agreeing: capabilities.filter(({ how, insteadOf }) => how === 'told' && insteadOf === undefined).length,
  capabilities,
  probes: [
    probe('p1', 'GET', '/pets?limit=1', 200, hostileText),
    probe('p2', 'GET', `/pets/${rex}/toys`, 404, '{"error":"not_found"}'),
    probe('p3', 'GET', '/toy-box', 200, '[]'),
    probe('p4', 'DELETE', `/pets/${rex}`, 204, ''),
  ],
};

/** Every kind, one of them at several cells. */
export const sampleTolerances: readonly ReportedTolerance[] = [
  {
    id: 'T1',
    why: 'some forget a pet twice and say `204`',
    kind: 'status',
    times: 3,
    cells: ['DELETE /pets/{petId} 403', 'GET /pets/{petId} 404'],
  },
  {
    id: 'T2',
    why: 'spring 2026 has errors of its own',
    kind: 'advice',
    times: 1200,
    cells: ['GET /pets 500'],
  },
  { id: 'T3', why: 'a pet may have more members', kind: 'shape', times: null, cells: [] },
];

function capability(
  id: string,
  title: string,
  probes: readonly string[],
  more: Partial<ReportedCapability>,
): ReportedCapability {
  const because = 'GET /pets returned 200';
  return { id, title, value: 'yes', words: 'there', how: 'told', because, probes, ...more };
}

function probe(id: string, method: string, target: string, status: number, body: string): ReportedProbe {
  return {
    id,
    request: { method, target, headers: { accept: 'application/json' }, body: null },
    response: { status, headers: { 'content-type': 'application/json' }, body },
  };
}
