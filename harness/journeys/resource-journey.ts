import type { Operation } from '../../contract/operations/operation.ts';
import { successesOf } from '../../contract/operations/status.ts';
import { operationOnOne, type Resource } from '../../contract/resources/resources.ts';
import { callerOf } from '../model/caller.ts';
import type { Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Plan } from '../plan/plan.ts';
import { isFirstSuccess } from '../strategies/valid-request.ts';
import { journeyScenario } from './journey-plan.ts';

/**
 * For each resource that can be created a scenario that does with it what a client does: create, read, list, change, delete.
 * Its parents are created first. What is left out of the plan is left out here.
 */
export function resourceJourneys(plan: Plan): Scenario[] {
  return plan.known.graph.resources.flatMap((resource) => {
    const { create } = resource.roles;
    const one = operationOnOne(resource.roles);
    if (!create || !one || isLeftOut(plan, create)) return [];
    const steps = stepsOn(resource).filter((operation) => !isLeftOut(plan, operation));
    const cell = successOf(plan, create);
    return [journeyScenario(resource.path, { cell, run: (story) => run(story, one, steps) })];
  });
}

/** In the order of a client: what was created is read, found in the list, changed and removed. */
function stepsOn({ roles, ...resource }: Resource): readonly Operation[] {
  const list = resource.kind === 'collection' ? roles.list : undefined;
  return [roles.read, list, roles.replace, roles.patch, roles.remove].filter(
    (operation) => operation !== undefined,
  );
}

/** What a server does not do with the sample of the document is left out; the others still show something. */
async function run(story: Story, one: Operation, steps: readonly Operation[]): Promise<void> {
  await story.given(one);
  for (const operation of steps) {
    const [expect, ...or] = successesOf(operation);
    if (expect === undefined) continue;
    const as = callerOf(operation);
    try {
      await story.sendPlainly(await story.draft(operation), { as, expect, or, why: operation.summary });
    } catch (error) {
      if (!(error instanceof Stop) || error.kind === 'interrupted') throw error;
    }
  }
}

function isLeftOut({ cells }: Plan, operation: Operation): boolean {
  return cells.some(
    ({ cell, reason }) =>
      cell.operation === operation && (reason?.kind === 'excluded' || reason?.kind === 'protected'),
  );
}

function successOf({ cells }: Plan, operation: Operation): string | undefined {
  return cells.find(({ cell }) => cell.operation === operation && isFirstSuccess(cell))?.cell.id;
}
