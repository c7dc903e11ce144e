import { expect, test } from 'vitest';
import type { RunResult } from '../../harness/run/run.ts';
import { strategies } from '../../harness/strategies/strategies.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { tried } from './implementations.ts';
import { type Asked, runLibrary } from './library-run.ts';

/** A fault that every scenario of one strategy sees, or every one of a part of them. */
interface FaultyServer {
  readonly strategy: string;
  readonly fault: FaultName;
  /** What the scenarios are told by their ids. */
  readonly part?: RegExp;
  readonly outcome: Outcome;
  /** What their steps ran into, each sentence once. */
  readonly because: readonly string[];
}

type Outcome = 'violated' | 'passed' | 'answered-otherwise' | 'setup-failed' | 'not-possible';

const answered = (key: string, status: number, due: number) => `${key} returned ${status}, expected ${due}`;
const [books, book, loan] = ['/books', '/books/{bookId}', '/books/{bookId}/loan'];

const faultyServers: readonly FaultyServer[] = [
  {
    strategy: 'valid-request',
    fault: 'wrong-status',
    part: /› POST \/books 201/,
    outcome: 'violated',
    because: [answered(`POST ${books}`, 400, 201)],
  },
  {
    // That the loan cannot be made says nothing about reading it.
    strategy: 'valid-request',
    fault: 'forgets-what-it-created',
    part: /› GET \/books\/\{bookId\}\/loan/,
    outcome: 'setup-failed',
    because: [answered(`POST ${loan}`, 404, 201)],
  },
  {
    strategy: 'valid-request',
    fault: 'forgets-what-it-created',
    part: /› (POST \/books|GET \/books\/\{bookId\}) 20/,
    outcome: 'violated',
    because: [answered(`GET ${book}`, 404, 200)],
  },
  {
    strategy: 'valid-request',
    fault: 'location-to-nowhere',
    part: /› POST \/books 201/,
    outcome: 'violated',
    because: [answered(`GET ${book}`, 400, 200)],
  },
  {
    strategy: 'all-parameters',
    fault: 'refused-queries',
    outcome: 'violated',
    because: [answered(`GET ${books}`, 400, 200)],
  },
  {
    strategy: 'broken-credentials',
    fault: 'accepts-any-credentials',
    outcome: 'violated',
    because: [
      answered(`GET ${books}`, 200, 401),
      answered(`POST ${books}`, 201, 401),
      answered(`GET ${book}`, 200, 401),
      answered(`PUT ${book}`, 200, 401),
      answered(`DELETE ${book}`, 204, 401),
      answered(`GET ${loan}`, 200, 401),
      answered(`POST ${loan}`, 201, 401),
      answered('GET /ledger', 200, 401),
    ],
  },
  {
    strategy: 'insufficient-role',
    fault: 'ignores-roles',
    outcome: 'violated',
    because: [
      answered(`GET ${book}`, 200, 403),
      answered(`PUT ${book}`, 200, 403),
      answered(`DELETE ${book}`, 204, 403),
      answered(`GET ${loan}`, 200, 403),
      answered(`POST ${loan}`, 201, 403),
      answered('GET /ledger', 200, 403),
    ],
  },
  {
    strategy: 'sufficient-role',
    fault: 'refuses-whoever-owns-nothing',
    part: /› (stranger|reader|writer)$/,
    outcome: 'violated',
    because: [
      answered(`GET ${books}`, 403, 200),
      answered(`POST ${books}`, 403, 201),
      answered(`GET ${book}`, 403, 200),
      answered(`PUT ${book}`, 403, 200),
      answered(`GET ${loan}`, 403, 200),
      answered(`POST ${loan}`, 403, 201),
    ],
  },
  {
    strategy: 'unknown-id',
    fault: 'accepts-unknown-ids',
    outcome: 'violated',
    because: [
      answered(`GET ${book}`, 200, 404),
      answered(`PUT ${book}`, 200, 404),
      answered(`DELETE ${book}`, 204, 404),
      answered(`GET ${loan}`, 200, 404),
      answered(`POST ${loan}`, 201, 404),
    ],
  },
  {
    strategy: 'deleted-resource',
    fault: 'keeps-what-it-deleted',
    outcome: 'violated',
    because: [
      answered(`GET ${book}`, 200, 404),
      answered(`PUT ${book}`, 200, 404),
      answered(`DELETE ${book}`, 204, 404),
    ],
  },
  {
    strategy: 'absent-singleton',
    fault: 'accepts-unknown-ids',
    outcome: 'violated',
    because: [answered(`GET ${loan}`, 200, 404)],
  },
  {
    strategy: 'malformed-id',
    fault: 'accepts-invalid-parameters',
    outcome: 'violated',
    because: [
      answered(`GET ${book}`, 404, 400),
      answered(`PUT ${book}`, 404, 400),
      answered(`DELETE ${book}`, 404, 400),
      answered(`GET ${loan}`, 404, 400),
      answered(`POST ${loan}`, 404, 400),
    ],
  },
  {
    strategy: 'invalid-body',
    fault: 'accepts-invalid-bodies',
    part: /^(?!.*: pages null$)/,
    outcome: 'violated',
    because: [
      answered(`POST ${books}`, 201, 400),
      answered(`PUT ${book}`, 200, 400),
      answered(`POST ${loan}`, 201, 400),
    ],
  },
  {
    // Pages may be left out, and many servers read null as that.
    strategy: 'invalid-body',
    fault: 'accepts-invalid-bodies',
    part: /› POST .*: pages null$/,
    outcome: 'answered-otherwise',
    because: [answered(`POST ${books}`, 201, 400)],
  },
  {
    strategy: 'malformed-body',
    fault: 'ignores-bodies',
    outcome: 'violated',
    because: [
      answered(`POST ${books}`, 201, 400),
      answered(`PUT ${book}`, 200, 400),
      answered(`POST ${loan}`, 201, 400),
    ],
  },
  {
    strategy: 'missing-body',
    fault: 'ignores-bodies',
    outcome: 'violated',
    because: [
      answered(`POST ${books}`, 201, 400),
      answered(`PUT ${book}`, 200, 400),
      answered(`POST ${loan}`, 201, 400),
    ],
  },
  {
    strategy: 'invalid-query',
    fault: 'accepts-invalid-parameters',
    outcome: 'violated',
    because: [answered(`GET ${books}`, 200, 400)],
  },
  {
    // No document says that a malformed query has to be refused.
    strategy: 'malformed-query',
    fault: 'accepts-invalid-parameters',
    part: /› GET \/books 400/,
    outcome: 'answered-otherwise',
    because: [answered(`GET ${books}`, 200, 400)],
  },
  {
    strategy: 'not-acceptable',
    fault: 'ignores-accept',
    outcome: 'violated',
    because: [answered(`GET ${books}`, 200, 406)],
  },
  {
    strategy: 'unsupported-media-type',
    fault: 'accepts-any-media-type',
    outcome: 'violated',
    because: [answered(`POST ${books}`, 201, 415)],
  },
  {
    strategy: 'second-creation',
    fault: 'creates-twice',
    outcome: 'violated',
    because: [answered(`POST ${loan}`, 201, 409)],
  },
  {
    // What could not be created once says nothing about creating it twice.
    strategy: 'second-creation',
    fault: 'forgets-what-it-created',
    outcome: 'setup-failed',
    because: [answered(`POST ${loan}`, 404, 201)],
  },
  {
    strategy: 'forced-response',
    fault: 'ignores-preferences',
    part: /› GET \/books (4|5)/,
    outcome: 'violated',
    because: [400, 401, 406, 429, 500].map((due) => answered(`GET ${books}`, 200, due)),
  },
];

test.each(faultyServers)(
  '$strategy sees through $fault: $outcome',
  async ({ strategy, fault, part, outcome, because }) => {
    const asked: Asked = { part: ({ suite, id }) => suite === strategy && (part?.test(id) ?? true) };
    const told = await runLibrary({ ...asked, faults: [fault] });
    expect(outcomesOf(told)).toEqual([outcome]);
    expect(sentencesOf(told)).toEqual([...because].sort());
    const truthful = await runLibrary(asked);
    expect(outcomesOf(truthful)).toEqual(['passed']);
    expect(truthful.scenarios.length).toBe(told.scenarios.length);
  },
);

test('every strategy has a faulty server', () => {
  const onImplementations = tried.map(({ strategy }) => strategy);
  const known = [
    ...new Set(faultyServers.map(({ strategy }) => strategy)),
    ...onImplementations,
    'injected-fault',
    // Only a server that has a guard has its lack: `test/small-servers/notes-with-csrf.test.ts`.
    'csrf-guard',
  ].sort();
  expect(known).toEqual(strategies.map(({ id }) => id).sort());
});

const unnoticedFaults = [
  answered(`GET ${books}`, 200, 429),
  answered(`GET ${books}`, 200, 500),
  answered(`POST ${books}`, 201, 500),
];

const onTheLibrary = strategies.filter(
  ({ id }) => id !== 'csrf-guard' && tried.every(({ strategy }) => strategy !== id),
);

test.each(onTheLibrary)('the example of $id is what a faulty server does', ({ id, example }) => {
  const seen = faultyServers.filter(({ strategy }) => strategy === id).flatMap(({ because }) => because);
  const { operation, got, expected } = example;
  expect(id === 'injected-fault' ? unnoticedFaults : seen).toContain(
    answered(operation, got, Number(expected)),
  );
});

/** The mock knows nothing of the protocol for faults: it is the faulty server. */
test('a server that ignores the faults it says it injects is found out', async () => {
  const result = await runLibrary({
    part: ({ suite }) => suite === 'injected-fault',
    abilities: ['inject-faults'],
    target: { faultSecret: 'a secret of ours' },
  });
  expect(outcomesOf(result)).toEqual(['violated']);
  expect(sentencesOf(result)).toEqual(unnoticedFaults);
  const secrets = result.exchanges.map(({ exchange }) => exchange.request.headers['x-assay-fault-secret']);
  expect([...new Set(secrets)].sort()).toEqual(['‹redacted›', undefined]);
});

test('a server that was started without a secret cannot be made to fail', async () => {
  const result = await runLibrary({
    part: ({ suite }) => suite === 'injected-fault',
    abilities: ['inject-faults'],
  });
  expect(outcomesOf(result)).toEqual(['not-possible']);
  expect(sentencesOf(result)).toEqual(['this target was not started with a fault secret']);
});

/** Every way in which a scenario of the plan ended. */
function outcomesOf({ scenarios, exchanges, claims, endings }: RunResult): Outcome[] {
  const planned = scenarios.filter(({ suite }) => suite !== 'control');
  const outcomes = planned.map(({ id }) => {
    const own = exchanges.filter(({ exchange }) => exchange.scenario === id);
    const isWrong = own.some(
      ({ exchange, flaws }) =>
        flaws.some(({ check }) => check === 'status-as-aimed') ||
        claims.some((claim) => claim.exchange === exchange.id && !claim.holds),
    );
    return isWrong ? 'violated' : ((endings.get(id)?.kind ?? 'passed') as Outcome);
  });
  return [...new Set(outcomes)];
}

function sentencesOf({ scenarios, endings }: RunResult): string[] {
  const planned = scenarios.filter(({ suite }) => suite !== 'control');
  return [...new Set(planned.flatMap(({ id }) => endings.get(id)?.sentence ?? []))].sort();
}
