import { expect, test } from 'vitest';
import type { ReasonKind } from '../model/reason.ts';
import type { Verdict } from '../report/ledger.ts';
import { entryOf } from '../testing/known.ts';
import { cellOf, exchangeOf, reportOf, type Said, scenarioNamed, violationOf } from '../testing/reports.ts';
import { exercisedIn, standingOf } from './staleness.ts';

const violating: Verdict = { kind: 'violating', reason: 'It is wrong' };
const open = (because: ReasonKind): Verdict => ({ kind: 'not-exercised', reason: 'Nobody knows', because });

const listed = 'GET /books 200';
const missing = 'GET /books 404';
const proven: Said = {
  cells: [cellOf(listed), cellOf(missing)],
  exchanges: [exchangeOf(listed), exchangeOf(missing)],
};
const stale = (why: string) => ({ kind: 'stale', why });
const silent = (why: string) => ({ kind: 'not-exercised', why });
const found = [violationOf(listed, 'content-type')];

test.each([
  ['violates', {}, proven, found, { kind: 'violates' }],
  ['is proven now', {}, proven, [], stale('it no longer violates')],
  ['passes the check now', { check: 'location' }, proven, [], stale('location no longer fails')],
  ['still violates on its last day', { expires: '2026-03-14' }, proven, found, { kind: 'violates' }],
  ['has expired', { expires: '2026-03-13' }, proven, found, stale('it expired on 2026-03-13')],
  [
    'has expired, in a part of a run',
    { expires: '2026-03-13' },
    { ...proven, selection: '--grep books' },
    [],
    stale('it expired on 2026-03-13'),
  ],
  ['violates in a part of a run', {}, { ...proven, selection: '--grep books' }, found, { kind: 'violates' }],
  [
    'does not violate in a part of a run',
    {},
    { ...proven, selection: '--grep books' },
    [],
    silent('only a part was run'),
  ],
  [
    'does not violate in a run that left something out',
    {},
    { ...proven, cells: [cellOf(listed), cellOf(missing, open('excluded'))] },
    [],
    silent('only a part was run'),
  ],
  [
    'does not violate in a run that ended early',
    {},
    { ...proven, interrupted: 'the target became unreachable' },
    [],
    silent('the run ended early'),
  ],
  [
    'names nothing, in a run that ended early',
    { pattern: 'GET /shelves 200' },
    { ...proven, interrupted: 'the target became unreachable' },
    [],
    silent('the run ended early'),
  ],
  [
    'names a cell that nothing reached',
    {},
    { ...proven, cells: [cellOf(listed, open('setup-failed'), { exchanges: [] })] },
    [],
    silent(`${listed} was not exercised`),
  ],
  [
    'names a cell that answers reached by chance',
    {},
    { cells: [cellOf(listed, open('no-strategy'))], exchanges: [exchangeOf(listed, { expected: '404' })] },
    [],
    silent(`${listed} was not exercised`),
  ],
  [
    'names several cells, one of them not exercised',
    { pattern: 'GET /books *' },
    { ...proven, cells: [cellOf(listed), cellOf(missing, open('not-provocable'), { exchanges: [] })] },
    [],
    silent(`${missing} was not exercised`),
  ],
  [
    'names one check of a cell that another check fails in',
    { check: 'location' },
    { ...proven, cells: [cellOf(listed, violating)] },
    [],
    stale('location no longer fails'),
  ],
  [
    'names one check of a cell that nothing landed in as it should',
    { check: 'location' },
    { ...proven, cells: [cellOf(listed, violating)], exchanges: [] },
    [],
    silent(`${listed} was not exercised`),
  ],
  [
    'names a cell whose scenario was held up',
    {},
    { ...proven, scenarios: [scenarioNamed('held-up', { cell: listed, outcome: 'not-exercised' })] },
    [],
    silent(`${listed} was not exercised`),
  ],
  [
    'names a cell that something else only tried to reach',
    {},
    {
      ...proven,
      scenarios: [scenarioNamed('tried', { cell: listed, aim: 'may', outcome: 'not-exercised' })],
    },
    [],
    stale('it no longer violates'),
  ],
  ['names no cell', { pattern: 'GET /shelves 200' }, proven, [], stale('the document has no such cell')],
  [
    'names a status that is not documented and does not come any more',
    { pattern: 'GET /books 418' },
    proven,
    [],
    stale('it no longer violates'),
  ],
  [
    'names a status that is not documented, of an operation that was not exercised',
    { pattern: 'GET /books 418' },
    { ...proven, cells: [cellOf(listed), cellOf(missing, open('setup-failed'))] },
    [],
    silent(`${missing} was not exercised`),
  ],
  [
    'names a status that is not documented, of an operation with a cell out of reach',
    { pattern: 'GET /books 418' },
    { ...proven, cells: [cellOf(listed), cellOf(missing, open('not-provocable'))] },
    [],
    stale('it no longer violates'),
  ],
  [
    'names a scenario that passes now',
    { names: 'scenario', pattern: 'story/*' },
    { ...proven, scenarios: [scenarioNamed('story/read')] },
    [],
    stale('it no longer violates'),
  ],
  [
    'names scenarios, one of which was not exercised',
    { names: 'scenario', pattern: 'story/*' },
    {
      ...proven,
      scenarios: [scenarioNamed('story/read'), scenarioNamed('story/write', { outcome: 'not-exercised' })],
    },
    [],
    silent('story/write was not exercised'),
  ],
  [
    'names no scenario',
    { names: 'scenario', pattern: 'story/sing' },
    { ...proven, scenarios: [scenarioNamed('story/read')] },
    [],
    stale('the run has no scenario with this id'),
  ],
] as const)('an entry that %s', (_, said, report, explained, standing) => {
  expect(standingOf(entryOf(said), explained, exercisedIn(reportOf(report)))).toEqual(standing);
});
