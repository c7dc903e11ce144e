import { cellId, type Operation } from '../../contract/operations/operation.ts';
import type { Circumstances } from '../judge/circumstances.ts';
import type { FinishedRun } from '../judge/judge.ts';
import type { Exchange } from '../model/exchange.ts';
import type { ExcludedScenario } from '../model/excluded-scenario.ts';
import type { Excuse } from '../model/excuse.ts';
import type { Interruption } from '../model/interruption.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import type { ShownBy } from '../model/profile.ts';
import type { Reason } from '../model/reason.ts';
import type { ScenarioOutline } from '../model/scenario.ts';
import type { RunResult } from '../run/run.ts';

/** What happened in a run but its exchanges, and all that has to be known to judge it, as JSON. */
export interface KeptRun {
  readonly plan: KeptPlan;
  readonly result: KeptResult;
  readonly circumstances: Circumstances;
}

interface KeptPlan {
  /** The document, for the lines of its parts. */
  readonly text: string;
  readonly operations: readonly Operation[];
  /** All that was to be run, in its order. */
  readonly scenarios: readonly ScenarioOutline[];
  readonly cells: readonly KeptCell[];
  readonly leftOut: readonly ExcludedScenario[];
  readonly selection: string | null;
  readonly part: string | null;
  readonly shownBy: readonly (Omit<ShownBy, 'requirement'> & { readonly requirement: string })[];
}

interface KeptCell {
  readonly operation: string;
  readonly status: string;
  readonly scenarios: readonly string[];
  readonly reason: Reason | null;
}

type KeptResult = Omit<RunResult, 'exchanges' | 'excuses' | 'endings' | 'interrupted'> & {
  /** Operations that requests were sent to and that the document does not have. */
  readonly outside: readonly Operation[];
  readonly endings: readonly (readonly [scenario: string, reason: Reason | null])[];
  readonly excuses: readonly (readonly [exchange: string, excuse: Excuse])[];
  readonly interrupted: Interruption | null;
};

/** One exchange of a run, as JSON. There can be so many that they are written and read one by one. */
export type KeptExchange = Omit<JudgedExchange, 'exchange'> & {
  /** With the key of its operation. */
  readonly exchange: Omit<Exchange, 'operation'> & { readonly operation: string };
};

export function keep({ plan, result, circumstances }: FinishedRun): KeptRun {
  const { operations, text } = plan.known.contract;
  const documented = new Set(operations);
  const sentTo = new Set(result.exchanges.map(({ exchange }) => exchange.operation));
  const outside = [...sentTo].filter((operation) => !documented.has(operation));
  const { exchanges: _, ...told } = result;
  return {
    plan: {
      text,
      operations,
      scenarios: plan.scenarios.map(outline),
      cells: plan.cells.map(({ cell, scenarios, reason }) => ({
        operation: cell.operation.key,
        status: cell.response.status,
        scenarios: scenarios.map(({ id }) => id),
        reason: reason ?? null,
      })),
      leftOut: plan.leftOut.map(({ scenario, reason }) => ({ scenario: outline(scenario), reason })),
      selection: plan.selection ?? null,
      part: plan.part ?? null,
      shownBy: (plan.profile.shownBy ?? []).map((by) => ({ ...by, requirement: by.requirement.source })),
    },
    result: {
      ...told,
      outside: [...new Map(outside.map((operation) => [operation.key, operation])).values()],
      excuses: [...result.excuses],
      endings: [...result.endings].map(([scenario, reason]) => [scenario, reason ?? null]),
      scenarios: result.scenarios.map(outline),
      interrupted: result.interrupted ?? null,
    },
    circumstances,
  };
}

export function keepExchange({ exchange, ...judgement }: JudgedExchange): KeptExchange {
  return { ...judgement, exchange: { ...exchange, operation: exchange.operation.key } };
}

function outline({
  id,
  suite,
  title,
  aim,
  cell,
  requirements,
  needs,
  fallback,
}: ScenarioOutline): ScenarioOutline {
  return { id, suite, title, aim, cell, requirements, needs, fallback };
}

/** Gives the exchanges of a run that was kept, one after the other. */
export function createExchangeRestorer(run: KeptRun): (kept: KeptExchange) => JudgedExchange {
  const operationOf = operationFinder(run);
  return ({ exchange, ...judgement }) => ({
    ...judgement,
    exchange: { ...exchange, operation: operationOf(exchange.operation) },
  });
}

function operationFinder({ plan: { operations }, result: { outside } }: KeptRun): (key: string) => Operation {
  const byKey = new Map([...outside, ...operations].map((operation) => [operation.key, operation]));
  return (key) => present(byKey.get(key), key);
}

/** A run that was kept, to be judged again. */
export function restore(run: KeptRun, exchanges: readonly JudgedExchange[]): FinishedRun {
  const { plan, result, circumstances } = run;
  const { operations } = plan;
  const operationOf = operationFinder(run);
  return {
    plan: {
      known: { contract: { operations, text: plan.text } },
      profile: {
        shownBy: plan.shownBy.map((by) => ({ ...by, requirement: new RegExp(by.requirement) })),
      },
      scenarios: plan.scenarios,
      cells: plan.cells.map(({ operation: key, status, scenarios, reason }) => {
        const operation = operationOf(key);
        const response = present(
          operation.responses.find((each) => each.status === status),
          cellId(key, status),
        );
        return {
          cell: { id: cellId(key, status), operation, response },
          scenarios: scenarios.map((id) => ({ id })),
          reason: reason ?? undefined,
        };
      }),
      leftOut: plan.leftOut,
      selection: plan.selection ?? undefined,
      part: plan.part ?? undefined,
    },
    result: {
      ...result,
      exchanges,
      excuses: new Map(result.excuses),
      endings: new Map(result.endings.map(([scenario, reason]) => [scenario, reason ?? undefined])),
      interrupted: result.interrupted ?? undefined,
    },
    circumstances,
  };
}

function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`a kept run names ${what}, and does not have it`);
  return value;
}
