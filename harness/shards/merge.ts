import { sumOf } from '../clean-up/clean-up.ts';
import type { FinishedRun } from '../judge/judge.ts';
import type { Claim } from '../model/claim.ts';
import { type Exchange, renumbered } from '../model/exchange.ts';
import type { HeardIncoming } from '../model/heard-incoming.ts';
import type { Interruption } from '../model/interruption.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { PaceTold } from '../model/pace.ts';
import { provenCells } from '../model/proof.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { Sighting } from '../model/sighting.ts';
import type { RunResult } from '../run/run.ts';
import type { Shard } from './shard.ts';

/** What one shard has done. */
export interface ShardRun extends FinishedRun {
  readonly shard: Shard;
}

/**
 * What happened in all shards of a run as if it had happened in one: the same scenarios, in the order of the plan, to be
 * judged once. Every shard has controls of its own; of those, the one that ended worst counts. What was only run because
 * its shard did not know that another one has proven the cell is left out, as it would have been in one run. Pure.
 */
export function mergeShards(first: ShardRun, others: readonly ShardRun[]): FinishedRun {
  const runs = [first, ...others].toSorted((a, b) => a.shard.number - b.shard.number);
  const starts = runs.map(({ result }) => Date.parse(result.startedAt));
  const ends = runs.map(({ result }) => Date.parse(result.startedAt) + result.seconds * 1000);
  const begun = Math.min(...starts);
  const told = inOrder(runs.flatMap(storiesOf), first.plan.scenarios);
  const main = told.filter(({ scenario }) => !scenario.fallback);
  const proven = new Set(
    main.flatMap(({ exchanges, from }) => [...provenCells(exchanges, from.result.excuses)]),
  );
  const rest = told.filter(({ scenario: { fallback, cell } }) => fallback && !proven.has(cell ?? ''));
  const all = [...main, ...rest];
  const numbers = new Map<Exchange, string>();
  for (const { exchanges } of all)
    for (const { exchange } of exchanges) numbers.set(exchange, `x${numbers.size + 1}`);
  const result: RunResult = {
    runId: runs.map(({ result }) => result.runId).join(' '),
    startedAt: new Date(begun).toISOString(),
    seconds: (Math.max(...ends) - begun) / 1000,
    exchanges: all.flatMap(({ exchanges, from }) =>
      exchanges.map((judged) => inWhole(judged, numbers.get(judged.exchange) ?? '', sinceStart(from, begun))),
    ),
    excuses: new Map(
      all.flatMap(({ exchanges, from }) =>
        exchanges.flatMap(({ exchange }) => {
          const excuse = from.result.excuses.get(exchange.id);
          return excuse ? [[numbers.get(exchange) ?? '', excuse] as const] : [];
        }),
      ),
    ),
    claims: all.flatMap(({ exchanges, claims }) => {
      const ids = new Map(exchanges.map(({ exchange }) => [exchange.id, numbers.get(exchange) ?? '']));
      return claims.map((claim) => ({ ...claim, exchange: ids.get(claim.exchange) ?? '' }));
    }),
    ...handedOnOf(runs, all, numbers),
    sightings: all.flatMap(({ sightings, from }) =>
      sightings.map((sighting) => ({ ...sighting, at: sighting.at + sinceStart(from, begun) })),
    ),
    ...incomingOf(runs.map(({ result }) => result.incoming ?? [])),
    endings: new Map(
      all.flatMap(({ scenario: { id }, from: { result } }) =>
        result.endings.has(id) ? [[id, result.endings.get(id)]] : [],
      ),
    ),
    lost: runs.flatMap(({ result }) => result.lost),
    scenarios: all.map(({ scenario }) => scenario),
    receipt: sumOf(runs.map(({ result }) => result.receipt)),
    interrupted: interruptionOf(runs),
    pace: paceOf(runs.map(({ result }) => result.pace)),
  };
  return { plan: first.plan, result, circumstances: first.circumstances };
}

/** Only what was told of the shard that its scenario is told of. */
function handedOnOf(
  runs: readonly ShardRun[],
  all: readonly Story[],
  numbers: ReadonlyMap<Exchange, string>,
): Pick<RunResult, 'handedOn'> {
  const handedOn = runs.flatMap((from) => {
    const told = all.filter((story) => story.from === from);
    const scenarios = new Set(told.map(({ scenario }) => scenario.id));
    const ids = new Map(
      told.flatMap(({ exchanges }) => exchanges.map(({ exchange }) => [exchange.id, numbers.get(exchange)])),
    );
    return (from.result.handedOn ?? [])
      .filter(({ scenario }) => scenarios.has(scenario))
      .map(({ scenario, exchanges }) => ({
        scenario,
        exchanges: exchanges.flatMap((id) => ids.get(id) ?? []),
      }));
  });
  return handedOn.length === 0 ? {} : { handedOn };
}

/** What came in all shards of what the server sends by itself. */
function incomingOf(all: readonly (readonly HeardIncoming[])[]): Pick<RunResult, 'incoming'> {
  const incoming = [...Map.groupBy(all.flat(), ({ id }) => id).values()].flatMap(([first, ...others]) => {
    if (!first) return [];
    const deliveries = others.reduce((sum, other) => sum + other.deliveries, first.deliveries);
    return [{ ...first, deliveries, wrong: others.reduce((sum, other) => sum + other.wrong, first.wrong) }];
  });
  return incoming.length === 0 ? {} : { incoming };
}

/** A scenario as it went in one shard. */
interface Story {
  readonly scenario: ScenarioOutline;
  readonly exchanges: readonly JudgedExchange[];
  readonly claims: readonly Claim[];
  readonly sightings: readonly Sighting[];
  readonly from: ShardRun;
}

function storiesOf(from: ShardRun): Story[] {
  const { scenarios, exchanges, claims, sightings } = from.result;
  const said = Map.groupBy(exchanges, ({ exchange }) => exchange.scenario);
  const about = Map.groupBy(claims, ({ exchange }) => exchange);
  const seen = Map.groupBy(sightings, ({ scenario }) => scenario);
  return scenarios.map((scenario) => {
    const own = said.get(scenario.id) ?? [];
    return {
      scenario,
      exchanges: own,
      claims: own.flatMap(({ exchange }) => about.get(exchange.id) ?? []),
      sightings: seen.get(scenario.id) ?? [],
      from,
    };
  });
}

/** Each once, in the order of the plan; controls, which are in no plan, before everything. */
function inOrder(stories: readonly Story[], planned: readonly ScenarioOutline[]): Story[] {
  const places = new Map(planned.map(({ id }, index) => [id, index]));
  const placeOf = ({ scenario }: Story): number => places.get(scenario.id) ?? -1;
  return [...Map.groupBy(stories, ({ scenario }) => scenario.id).values()]
    .flatMap((same) => same.find(wentWrong) ?? same.slice(0, 1))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

function wentWrong({ scenario, from }: Story): boolean {
  return from.result.endings.get(scenario.id) !== undefined;
}

function sinceStart({ result }: ShardRun, begun: number): number {
  return Date.parse(result.startedAt) - begun;
}

function inWhole(judged: JudgedExchange, id: string, later: number): JudgedExchange {
  const { exchange } = judged;
  return { ...judged, exchange: renumbered(exchange, id, exchange.startedAt + later) };
}

/**
 * Every shard that was cut short is named, unless the same ended all of them. Only a limit to what may be sent leaves no
 * doubt about the rest.
 */
function interruptionOf(runs: readonly ShardRun[]): Interruption | undefined {
  const [first, ...others] = runs.map(({ result: { interrupted } }) => interrupted);
  if (first && others.every((other) => other?.by === first.by && other.sentence === first.sentence))
    return first;
  const cut = runs.flatMap(({ shard: { number, of }, result: { interrupted } }) =>
    interrupted ? { ...interrupted, sentence: `${interrupted.sentence} (shard ${number} of ${of})` } : [],
  );
  const worst = cut.find(({ by }) => by !== 'limit') ?? cut[0];
  return worst && { by: worst.by, sentence: cut.map(({ sentence }) => sentence).join('; ') };
}

/** Limits are those of each shard; what the target had to say about them is added up. */
function paceOf(all: readonly PaceTold[]): PaceTold {
  const sum = (count: (pace: PaceTold) => number): number =>
    all.reduce((total, pace) => total + count(pace), 0);
  return {
    perSecond: all[0]?.perSecond,
    maxRequests: all[0]?.maxRequests,
    isSpent: all.some(({ isSpent }) => isSpent),
    tooMany: sum(({ tooMany }) => tooMany),
    unavailable: sum(({ unavailable }) => unavailable),
    waited: sum(({ waited }) => waited),
  };
}
