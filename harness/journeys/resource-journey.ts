import type { Operation } from '../../contract/operations/operation.ts';
import { renamed } from '../../contract/operations/path-template.ts';
import { successesOf } from '../../contract/operations/status.ts';
import { foreignProducer, ownProducer } from '../../contract/resources/own-producer.ts';
import { operationOnOne, type Resource } from '../../contract/resources/resources.ts';
import { identifierShown } from '../journal/told-identifiers.ts';
import { callerOf } from '../model/caller.ts';
import type { Answer, Draft, PathValues, Scenario, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import type { Plan } from '../plan/plan.ts';
import { isFirstSuccess } from '../strategies/valid-request.ts';
import { journeyScenario } from './journey-plan.ts';

/** Told of what a journey goes on without, as a clause. */
export type LeaveOut = (journey: string, why: string) => void;

/**
 * For each resource that can be created a scenario that does with it what a client does: create, read, list, change, delete.
 * Its parents are created first. What is left out of the plan is left out here.
 */
export function resourceJourneys(plan: Plan, leaveOut: LeaveOut): Scenario[] {
  const { known } = plan;
  return known.graph.resources.flatMap((resource) => {
    const create = creationOf(resource, known);
    const cell = create && successCellOf(plan, create);
    if (!create || cell === undefined || isLeftOut(plan, create)) return [];
    const steps = stepsOn(resource).filter((operation) => !isLeftOut(plan, operation));
    return [
      journeyScenario(resource.path, {
        cell,
        run: (story) => run(story, resource, { steps, known, leaveOut }),
      }),
    ];
  });
}

/** Some resources are created at another path: POST /boards/{boardId}/columns for /columns/{columnId}. */
function creationOf(resource: Resource, { graph }: Known): Operation | undefined {
  return resource.roles.create ?? foreignProducer(graph, resource)?.operation;
}

/** In the order of a client: what was created is read, found in the list, changed and removed. */
function stepsOn({ roles, ...resource }: Resource): readonly Operation[] {
  const list = resource.kind === 'collection' ? roles.list : undefined;
  return [roles.read, list, roles.replace, roles.patch, roles.remove].filter(
    (operation) => operation !== undefined,
  );
}

/** What a server does not do with the sample of the document is left out; the others still show something. */
async function run(
  story: Story,
  resource: Resource,
  {
    steps,
    known,
    leaveOut,
  }: { readonly steps: readonly Operation[]; readonly known: Known; readonly leaveOut: LeaveOut },
): Promise<void> {
  const pathTo = await create(story, resource, known);
  for (const operation of steps) {
    try {
      await sendValid(story, await story.validRequest(operation, await pathTo(operation)));
    } catch (error) {
      if (!(error instanceof Stop) || error.kind === 'interrupted') throw error;
      const why = error.message.startsWith(operation.key) ? '' : `${operation.key}: `;
      leaveOut(resource.path, `${why}${error.message}`);
    }
  }
}

/** Creates a resource with its parents. Returns what gives the values for the path of an operation on it. */
async function create(
  story: Story,
  resource: Resource,
  known: Known,
): Promise<(operation: Operation) => Promise<PathValues>> {
  const one = operationOnOne(resource.roles);
  const { graph } = known;
  const creation = creationOf(resource, known);
  if (!creation) throw new Stop('does-not-fit', `nothing creates ${resource.path}`);
  if (one && (ownProducer(graph, resource) ?? foreignProducer(graph, resource))) {
    await story.given(one);
    return (operation) => story.given(operation);
  }
  // What no response names may have been named by the request.
  const draft = await story.draft(creation);
  const answer = await sendValid(story, draft);
  const around = renamed(draft.path, creation.path, resource.path);
  if (resource.kind === 'singleton')
    return async (operation) => renamed(around, resource.path, operation.path);
  const inBody = draft.body && 'json' in draft.body ? draft.body.json : undefined;
  const id = [answer.json, inBody].map((json) => identifierShown(json, resource, graph)).find(Boolean);
  if (id === undefined) throw new Stop('not-possible', `nothing names what ${creation.key} has created`);
  const values = { ...renamed(around, resource.path, resource.itemPath), [resource.parameter]: id };
  return async (operation) => renamed(values, resource.itemPath, operation.path);
}

async function sendValid(story: Story, draft: Draft): Promise<Answer> {
  const { operation } = draft;
  const [expect, ...or] = successesOf(operation);
  if (expect === undefined) throw new Stop('does-not-fit', `${operation.key} documents no success`);
  return story.sendPlainly(draft, { as: callerOf(operation), expect, or, why: operation.summary });
}

function isLeftOut({ cells }: Plan, operation: Operation): boolean {
  return cells.some(
    ({ cell, reason }) =>
      cell.operation === operation && (reason?.kind === 'excluded' || reason?.kind === 'protected'),
  );
}

function successCellOf({ cells }: Plan, operation: Operation): string | undefined {
  return cells.find(({ cell }) => cell.operation === operation && isFirstSuccess(cell))?.cell.id;
}
