import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import type { JudgedPlan } from '../judge/judged-plan.ts';
import type { Exchange } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ErrorContract } from '../model/profile.ts';
import { newRunId } from '../model/run-id.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import { noTolerances } from '../model/tolerance.ts';
import type { ReportedTraffic } from '../report/traffic.ts';
import type { RunResult } from '../run/run.ts';
import { createPutAside, type Evidence } from '../transport/evidence.ts';
import { createLimit } from '../transport/evidence-limit.ts';
import { judged } from '../transport/judged.ts';
import { createRedactor, type Redactor } from '../transport/redact.ts';
import { createMatcher } from './match-operation.ts';
import type { RecordedExchange, RecordedServer } from './recorded-exchange.ts';
import { secretsIn } from './secrets-in-traffic.ts';
import { whyNotJudged } from './why-not-judged.ts';

/** What recorded traffic shows of an API: as after a run, to be judged. */
export interface Observed {
  readonly plan: JudgedPlan;
  readonly result: RunResult;
  readonly traffic: ReportedTraffic;
}

/** Where nothing was observed, in one sentence. */
const unseen = { kind: 'not-observed', sentence: 'the traffic has no such response' } as const;

/**
 * Judges recorded traffic by the checks of a run. Nothing is sent. Of whom a request was, and whether it had to succeed,
 * nobody knows: a status counts against the server only where the document does not list it.
 */
export function observe(
  contract: Contract,
  entries: readonly RecordedExchange[],
  {
    server,
    errors,
    evidence,
    files,
  }: {
    readonly server: RecordedServer;
    readonly errors: ErrorContract | undefined;
    readonly evidence: Evidence;
    /** What the entries were read from, as it was given. */
    readonly files: readonly string[];
  },
): Observed {
  const matches = createMatcher(contract, server.basePath);
  const own = entries.filter(({ url }) => url.origin === server.origin);
  const found = own.map((entry) => ({ entry, operation: matches(entry.request.method, entry.url.pathname) }));
  const redactor = createRedactor();
  // A token may be given out before it is used, and used before anybody knows that it is one.
  for (const { entry, operation } of found) learnSecrets(entry, operation, redactor);
  const startedAt = Math.min(...own.map(({ startedAt: at }) => Date.parse(at)));
  const endedAt = Math.max(...own.map(({ startedAt: at, milliseconds }) => Date.parse(at) + milliseconds));
  const putAside = createPutAside(evidence);
  const limited = createLimit();
  const left = new Map<string, number>();
  const undocumented = new Map<string, { count: number; statuses: Set<number> }>();
  const exchanges: JudgedExchange[] = [];
  for (const { entry, operation } of found) {
    const why = whyNotJudged(entry, operation);
    if (why !== undefined) {
      left.set(why, (left.get(why) ?? 0) + 1);
      continue;
    }
    if (!operation) {
      noteUndocumented(undocumented, entry, redactor);
      continue;
    }
    const exchange = exchangeOf(entry, operation, { id: `x${exchanges.length + 1}`, startedAt });
    const { exchange: redacted, ...judgement } = judged(
      exchange,
      { contract, errors },
      redactor,
      noTolerances,
    );
    exchanges.push({ exchange: putAside(limited(redacted)), ...judgement });
  }
  return {
    plan: planOf(contract),
    result: resultOf(exchanges, { startedAt, endedAt }),
    traffic: {
      files,
      server: `${server.origin}${server.basePath ?? ''}`,
      entries: entries.length,
      judged: exchanges.length,
      elsewhere: entries.length - own.length,
      left: [...left].map(([why, count]) => ({ why, count })),
      undocumented: [...undocumented].map(([request, { count, statuses }]) => ({
        request,
        count,
        statuses: [...statuses].sort((a, b) => a - b),
      })),
    },
  };
}

function learnSecrets(entry: RecordedExchange, operation: Operation | undefined, { learn }: Redactor): void {
  for (const secret of secretsIn(entry, operation)) learn(secret, 'secret of the traffic');
}

/** Numbers and UUIDs in a path: requests that differ in them only are told as one. */
const identifiers = /\/(?:\d+|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=\/|$)/gi;

function noteUndocumented(
  undocumented: Map<string, { count: number; statuses: Set<number> }>,
  { request, url, response }: RecordedExchange,
  { text }: Redactor,
): void {
  const name = `${request.method} ${text(url.pathname).replaceAll(identifiers, '/{id}')}`;
  const known = undocumented.get(name) ?? { count: 0, statuses: new Set<number>() };
  known.count += 1;
  known.statuses.add(response.status);
  undocumented.set(name, known);
}

function exchangeOf(
  { place, request, response, startedAt, milliseconds }: RecordedExchange,
  operation: Operation,
  { id, startedAt: start }: { readonly id: string; readonly startedAt: number },
): Exchange {
  const documented = operation.responses.map(({ status }) => status);
  return {
    id,
    scenario: traffic.id,
    purpose: {
      step: 'aim',
      why: `Recorded in ${place}`,
      expected: coveringStatus(documented, response.status) ?? String(response.status),
      binding: false,
      cause: undefined,
      subject: undefined,
      example: undefined,
      evidence: 'observed',
    },
    persona: 'somebody',
    operation,
    request,
    response,
    startedAt: Date.parse(startedAt) - start,
    milliseconds,
  };
}

/** All of it is one scenario: nobody knows what belongs together. */
const traffic: ScenarioOutline = {
  id: 'recorded traffic',
  suite: 'observed',
  title: 'What the server returned to others is as documented',
  aim: 'may',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
};

function planOf(contract: Contract): JudgedPlan {
  return {
    known: { contract },
    profile: {},
    scenarios: [traffic],
    cells: contract.cells.map((cell) => ({ cell, scenarios: [], reason: unseen })),
    selection: undefined,
    leftOut: [],
  };
}

function resultOf(
  exchanges: readonly JudgedExchange[],
  { startedAt, endedAt }: { readonly startedAt: number; readonly endedAt: number },
): RunResult {
  return {
    runId: newRunId(),
    startedAt: new Date(startedAt).toISOString(),
    seconds: (endedAt - startedAt) / 1000,
    exchanges,
    excuses: new Map(),
    claims: [],
    lost: [],
    sightings: [],
    endings: new Map([[traffic.id, undefined]]),
    scenarios: [traffic],
    receipt: { created: 0, removed: 0, left: [] },
    interrupted: undefined,
    pace: {
      perSecond: undefined,
      maxRequests: undefined,
      isSpent: false,
      tooMany: 0,
      unavailable: 0,
      waited: 0,
    },
  };
}
