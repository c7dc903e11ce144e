import { isForAnyAccount } from '../../contract/operations/authorization.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { callerOf } from '../../harness/model/caller.ts';
import { type HealthyPersona, healthyPersonas } from '../../harness/model/persona.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { narrowed } from '../../harness/plan/selection.ts';

/** Reading first: a rehearsal is to leave as little as it can. */
const preferred = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/**
 * The smallest part of a plan that shows of every persona with credentials that it is let in where it should be, and
 * refused where it should be: two scenarios each, besides the controls that every run begins with.
 */
export function rehearsal(plan: Plan): Plan {
  const wanted = new Set(
    healthyPersonas.flatMap((persona) => [letIn(plan, persona), refused(plan, persona)]),
  );
  wanted.delete(undefined);
  return narrowed(plan, { asked: 'the doctor', takes: ({ id }) => wanted.has(id) });
}

function letIn(plan: Plan, { id }: HealthyPersona): string | undefined {
  return (
    first(
      plan,
      (scenario, operation) =>
        isOf('valid-request', scenario) && isBehindRole(operation) && callerOf(operation) === id,
    ) ?? first(plan, (scenario) => isOf('sufficient-role', scenario) && scenario.id.endsWith(` › ${id}`))
  );
}

/** What decides is best a role on a resource: most operations look at that. */
function refused(plan: Plan, { id }: HealthyPersona): string | undefined {
  const isRefused = (scenario: Scenario) =>
    isOf('insufficient-role', scenario) && scenario.id.endsWith(` › ${id}`);
  return (
    first(plan, (scenario, { access }) => isRefused(scenario) && access.roles.length === 0) ??
    first(plan, isRefused)
  );
}

function isOf(strategy: string, { suite, aim }: Scenario): boolean {
  return suite === strategy && aim === 'must';
}

/** Where any account is let in, a control has shown as much. */
function isBehindRole({ access }: Operation): boolean {
  return !access.public && !isForAnyAccount(access);
}

function first(
  { cells }: Plan,
  fits: (scenario: Scenario, operation: Operation) => boolean,
): string | undefined {
  const [found] = cells
    .flatMap(({ cell, scenarios }) =>
      scenarios
        .filter((scenario) => fits(scenario, cell.operation))
        .map(({ id }) => ({
          id,
          rank: preferred.indexOf(cell.operation.method),
          depth: depthOf(cell.operation),
        })),
    )
    .toSorted((one, other) => one.rank - other.rank || one.depth - other.depth);
  return found?.id;
}

/** The fewer resources a path needs, the fewer have to be made. */
function depthOf({ path }: Operation): number {
  return path.split('{').length;
}
