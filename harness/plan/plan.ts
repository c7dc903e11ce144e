import { METHODS } from 'node:http';
import type { Contract } from '../../contract/contract.ts';
import type { Cell } from '../../contract/operations/operation.ts';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { createRouting } from '../../contract/resources/routing.ts';
import { samplesOf } from '../../contract/samples/samples.ts';
import { declaredGuard } from '../model/csrf.ts';
import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import type { Profile } from '../model/profile.ts';
import type { Reason } from '../model/reason.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import type { Ability } from '../model/target.ts';
import type { Protection } from '../safety/protection.ts';
import { strategies } from '../strategies/strategies.ts';
import { type Forecast, forecastOf } from './evidence-forecast.ts';
import { noStrategyReason } from './no-strategy-reason.ts';

/** What a run will do, before anything is sent. */
export interface Plan {
  readonly known: Known;
  readonly profile: Profile;
  /** What the target is able to do; scenarios that need more are left out. */
  readonly abilities: readonly Ability[];
  readonly scenarios: readonly Scenario[];
  readonly cells: readonly PlannedCell[];
  /** How a part of it was asked for: "--grep delete"; undefined where it is everything. */
  readonly selection: string | undefined;
  /** The same without what limits every run of a target, such as --read-only and --exclude; undefined where it is no part. */
  readonly part?: string | undefined;
  /** Stories that the target lacks an ability for, or its version something they are about. */
  readonly leftOut: readonly ExcludedScenario[];
  /** Stories are stopped before they send anything else than GET, HEAD and OPTIONS. */
  readonly readOnly?: true;
  /** What may not be done to what others made; undefined where nobody minds. */
  readonly protection?: Protection;
}

/** A cell with what aims at it. */
export interface PlannedCell {
  readonly cell: Cell;
  readonly scenarios: readonly Scenario[];
  /** How far it is within reach of any target. */
  readonly reach: Forecast;
  /** Why nothing aims at it; undefined if something does. */
  readonly reason: Reason | undefined;
}

/** Plans a run. Pure: nothing is sent. */
export function makePlan(contract: Contract, profile: Profile, abilities: readonly Ability[]): Plan {
  const known: Known = {
    contract,
    graph: readResourceGraph(contract),
    samples: samplesOf(contract),
    routing: createRouting(contract),
    sharesResources: profile.sharesResources ?? false,
    saysRefusals: profile.saysRefusals ?? false,
    csrf: profile.csrf ?? declaredGuard(contract),
  };
  const stories = profile.scenarios.filter((scenario) => canRun(scenario, abilities));
  const cells = contract.cells.map((cell) => planCell(cell, known, profile, abilities));
  const generic = cells.flatMap(({ scenarios }) =>
    scenarios.filter((scenario) => !stories.includes(scenario)),
  );
  const scenarios = [...stories, ...generic];
  const unable = profile.scenarios
    .filter((scenario) => !canRun(scenario, abilities))
    .map((scenario) => ({ scenario, reason: reasonFor([scenario], undefined) }));
  const leftOut = [...(profile.leftOut ?? []), ...unable];
  return { known, profile, abilities, scenarios, cells, selection: undefined, leftOut };
}

function planCell(
  cell: Cell,
  known: Known,
  { scenarios: stories, unfit = [] }: Profile,
  abilities: readonly Ability[],
): PlannedCell {
  const aimed = [
    ...stories.filter((story) => story.cell === cell.id),
    ...strategies
      .flatMap(({ plan }) => plan(cell, known))
      .filter(({ id }) => !unfit.some(({ scenario }) => scenario === id)),
  ];
  const unreadable = unreadableMethod(cell, abilities);
  const scenarios = unreadable ? [] : aimed.filter((scenario) => canRun(scenario, abilities));
  const reason = scenarios.length > 0 ? undefined : (unreadable ?? reasonFor(aimed, cell));
  return { cell, scenarios, reach: forecastOf(aimed), reason };
}

function canRun({ needs }: Scenario, abilities: readonly Ability[]): boolean {
  return needs.length === 0 || needs.some((need) => abilities.includes(need));
}

/** Our mock receives only methods that Node can parse (`additionalOperations` may have any). */
function unreadableMethod({ operation }: Cell, abilities: readonly Ability[]): Reason | undefined {
  const isMock = abilities.includes('force-responses') && !abilities.includes('business-rules');
  if (!isMock || METHODS.includes(operation.method)) return undefined;
  return {
    kind: 'not-provocable',
    sentence: `the mock cannot receive the method ${operation.method}, which is not a registered method; test it on a server that can`,
  };
}

const fromOutside = 'cannot be triggered from outside';
const onReference = 'test it on the reference server';

const help: Readonly<Record<Ability, string>> = {
  'force-responses': 'only a mock returns it on request',
  'inject-faults': 'cannot be triggered from outside; test it on the reference server',
  'business-rules': 'only an implementation decides when to return it',
  'receive-webhooks': 'it needs a server that sends webhooks to this run: an instance with --webhook-url',
  'retry-soon': 'it needs a server that sends webhooks to this run, and retries failed ones within seconds',
  'open-sockets': 'it needs a server with collaboration by WebSocket',
  'reach-limits': 'it needs a server with low rate limits',
  'own-addresses': 'it would exceed the rate limits of this machine',
};

/** Only our own servers inject faults or force responses, so one sentence is enough for instances. */
function helpFor(needs: readonly Ability[]): string {
  const others = needs.filter((need) => need !== 'inject-faults' && need !== 'force-responses');
  const isOfOurs = needs.includes('inject-faults') && needs.includes('force-responses');
  const words = (isOfOurs ? others : needs).map((need) => help[need]);
  const isOnlyLimited = others.every((need) => need === 'own-addresses');
  if (!isOfOurs) return [...words, ...(isOnlyLimited && others.length > 0 ? [onReference] : [])].join('; ');
  if (words.length > 0)
    return [...words, `${isOnlyLimited ? '' : 'or '}${onReference} or the mock`].join('; ');
  return `${fromOutside}; ${onReference} or the mock`;
}

/** Stories have no cell that would say more. */
function reasonFor(aimed: readonly Scenario[], cell: Cell | undefined): Reason {
  const needs = [...new Set(aimed.flatMap((scenario) => scenario.needs))];
  const [only, ...others] = needs;
  const whatHelps = helpFor(needs);
  const isForcedOnly = only === 'force-responses' && others.length === 0;
  if (cell && (isForcedOnly || only === undefined)) {
    const sentence = [noStrategyReason(cell), ...(isForcedOnly ? [whatHelps] : [])].join('; ');
    const isInterim = cell.response.status.startsWith('1');
    return { kind: isForcedOnly || isInterim ? 'not-provocable' : 'no-strategy', sentence };
  }
  return { kind: 'not-provocable', sentence: whatHelps };
}
