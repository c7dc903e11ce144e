import { type Exchange, jsonOf } from '../model/exchange.ts';
import type { JudgedExchange } from '../model/judged-exchange.ts';
import { isSafe } from '../model/safe-method.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';
import { leavesOf } from '../request/leaves.ts';
import { identifiersOf } from '../safety/effect.ts';
import type { Journey, Step } from './journey.ts';
import { leftoversOf } from './leftovers.ts';
import { Origins } from './origins.ts';
import { takenBy, withPieces } from './pieces.ts';
import { unremoved, withRemovals } from './removals.ts';
import { stepOf } from './step-of.ts';

/**
 * The journey that recorded exchanges make, in their order: each with what it took from the ones before it. `runId`: stands in
 * everything that the run made. Throws a Stop where they make none.
 */
export function recordJourney(
  name: string,
  recorded: readonly JudgedExchange[],
  { known, runId }: { readonly known: Known; readonly runId: string },
): Journey {
  const origins = new Origins(runId, known.graph);
  const steps: Step[] = [];
  const isNeeded: boolean[] = [];
  const responses: unknown[] = [];
  for (const { exchange, landed } of recorded) {
    const { operation, purpose, response } = exchange;
    if (landed === undefined)
      throw new Stop('not-possible', `${operation.key} returned ${response.status}, which is not documented`);
    const step = stepOf(exchange, landed, origins, known);
    requireOwn(step, known);
    requireSeveral(step, known);
    steps.push(step);
    isNeeded.push(purpose.step !== 'set-up' || !isSafe(operation.method));
    responses.push(jsonOf(response));
    origins.sent(textsOf(exchange));
    origins.received(steps.length - 1, operation, response);
  }
  const kept = neededOf(steps, isNeeded);
  const all = withRemovals(only(steps, kept), known.graph);
  const left = unremoved(all, known.graph);
  if (left) throw new Stop('not-possible', `nothing removes what ${left.operation.key} creates`);
  const answers = kept.map((index) => responses[index]);
  return { name, steps: all, leftovers: leftoversOf(all, answers, { graph: known.graph, runId }) };
}

/** Load is put on what the journey itself has created, and on nothing that was there before. */
function requireOwn({ operation, path }: Step, { contract }: Known): void {
  if (isSafe(operation.method)) return;
  const others = identifiersOf(operation, contract).filter((name) =>
    path[name]?.every((piece) => typeof piece === 'string'),
  );
  if (others.length > 0)
    throw new Stop('not-possible', `${operation.key} needs an existing resource ({${others.join('}, {')}})`);
}

/** What is there once for all is removed by one client while another reads it. */
function requireSeveral(step: Step, { graph }: Known): void {
  const { operation } = step;
  const isSingleton = graph.singletons.some(({ roles }) => roles.create === operation);
  if (
    isSingleton &&
    !Object.values(step.path)
      .flat()
      .some((piece) => typeof piece !== 'string')
  )
    throw new Stop('not-possible', `${operation.path} is there only once for all clients`);
}

/** Not what only a set-up looked up, and nothing took a value of. */
function neededOf(steps: readonly Step[], isNeeded: readonly boolean[]): readonly number[] {
  const taken = new Set(steps.flatMap((step) => takenBy(step).map((piece) => piece.step)));
  return steps.map((_, index) => index).filter((index) => isNeeded[index] || taken.has(index));
}

/** Some of the steps. What they take of each other stays the same. */
function only(steps: readonly Step[], kept: readonly number[]): readonly Step[] {
  return kept.flatMap((index) => {
    const step = steps[index];
    if (!step) return [];
    return [
      withPieces(step, (piece) =>
        piece.kind === 'taken' ? { ...piece, step: kept.indexOf(piece.step) } : piece,
      ),
    ];
  });
}

/** What a request says: its path, its query and its body. */
function textsOf({ operation, request }: Exchange): readonly string[] {
  const [pathname = '', search = ''] = request.target.split(/\?(.*)/s);
  const segments = pathname.split('/').map(decodeURIComponent);
  const names = operation.path.split('/');
  const values = segments.filter((segment, index) => segment !== names[index]);
  const query = [...new URLSearchParams(search).values()];
  return [...values, ...query, ...bodyTexts(request.body)];
}

function bodyTexts(body: string | undefined): readonly string[] {
  if (body === undefined) return [];
  try {
    return leavesOf(JSON.parse(body)).map(({ value }) => String(value));
  } catch {
    return [body];
  }
}
