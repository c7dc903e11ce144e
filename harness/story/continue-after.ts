import { noSampleHeader } from '../../contract/no-sample-header.ts';
import { saysDeleted } from '../journal/tombstones.ts';
import { type Exchange, jsonOf } from '../model/exchange.ts';
import { isAsExpected, isOfSameClass, requireExpected } from '../model/expectation.ts';
import type { Draft, PathValues, Story } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { isForeign } from '../model/target.ts';
import { causedByRun } from './caused-by-run.ts';
import type { StoryContext } from './story-context.ts';
import { switchedOff } from './switched-off.ts';

/**
 * Ends the scenario where an answer makes the steps after it meaningless; tolerated answers are excused. `isOthers`: it is
 * about something that the run did not make.
 */
export async function requireMeaningfulAnswer(
  context: StoryContext,
  means: Pick<Story, 'validRequest' | 'send'>,
  exchange: Exchange,
  {
    draft: { path, withheld = [] },
    isOthers,
  }: { readonly draft: Pick<Draft, 'path' | 'withheld'>; readonly isOthers: boolean },
): Promise<void> {
  stopIfUnanswerable(context, exchange);
  if (isAsExpected(exchange)) return;
  // What is there is there, whichever success the server calls it.
  if (exchange.purpose.step === 'set-up' && isOfSameClass(exchange)) return;
  stopIfHidden(context, exchange);
  stopIfUnrouted(context, exchange);
  stopIfTombstone(context, exchange);
  stopIfWithheld(context, exchange, withheld);
  stopIfSwitchedOff(context, exchange);
  if (isOthers) await stopIfDeletedByOthers(context, means, exchange, path);
  stopIfCausedByRun(context, exchange);
  requireExpectedOrTolerated(context, exchange);
}

/**
 * Where the document does not say who may do what, a server may refuse whoever has no permission on a resource with the same
 * 403, whether there is one or not.
 */
function stopIfHidden({ target, recorder }: StoryContext, exchange: Exchange): void {
  const { id, operation, purpose, response } = exchange;
  const isListed = operation.responses.some(({ status }) => status === '403');
  const mayHide = purpose.cause === 'unknown-resource' && !operation.access.declared && isForeign(target);
  if (!mayHide || !isListed || response.status !== 403) return;
  const sentence = `${operation.key} returned 403: the target may not tell whether such a resource exists`;
  recorder.excuse(id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  throw new Stop('inconclusive', sentence);
}

/** A router that tells paths apart by the types of their parameters has no route for it, whatever the document lists. */
function stopIfUnrouted({ target, recorder }: StoryContext, exchange: Exchange): void {
  const { id, operation, purpose, response } = exchange;
  const isListed = operation.responses.some(({ status }) => status === '404');
  if (purpose.cause !== 'malformed-path-parameter' || response.status !== 404) return;
  if (isListed || !isForeign(target)) return;
  const sentence = `${operation.key} returned 404: the target has no route for such an identifier`;
  recorder.excuse(id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  throw new Stop('inconclusive', sentence);
}

/** A server may want what the document does not require, and the run dares not send. */
function stopIfWithheld(
  { target, recorder }: StoryContext,
  { id, operation, purpose, response: { status } }: Exchange,
  withheld: readonly string[],
): void {
  const isRefusal = status === 400 || status === 422;
  if (withheld.length === 0 || !isRefusal || !isForeign(target)) return;
  // A set-up has only failed, and may be tried otherwise.
  if (purpose.step !== 'aim' || !/^2/.test(purpose.expected)) return;
  const sentence = `${operation.key} refused a body without ${withheld.join(', ')} with ${status}: the run leaves it out, because it may name something that exists`;
  recorder.excuse(id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  throw new Stop('inconclusive', sentence);
}

/** Which features an instance uses is no matter of its API. */
function stopIfSwitchedOff({ target, recorder }: StoryContext, exchange: Exchange): void {
  const { binding, evidence } = exchange.purpose;
  const isHeldAgainst = isForeign(target) && binding && evidence === 'provoked';
  const sentence = isHeldAgainst ? switchedOff(exchange) : undefined;
  if (sentence === undefined) return;
  recorder.excuse(exchange.id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  throw new Stop('inconclusive', sentence);
}

/** What says of itself that it is deleted is no resource that a deletion left as it was. */
function stopIfTombstone({ target, recorder }: StoryContext, exchange: Exchange): void {
  const { id, operation, purpose, response } = exchange;
  const isFound = response.status >= 200 && response.status <= 299;
  if (operation.method !== 'GET' || purpose.cause !== 'unknown-resource' || !isFound) return;
  if (!isForeign(target) || !saysDeleted(jsonOf(response))) return;
  const sentence = `${operation.key} shows the resource as deleted: the target keeps a tombstone`;
  recorder.excuse(id, { of: 'status', reason: { kind: 'inconclusive', sentence } });
  throw new Stop('inconclusive', sentence);
}

function stopIfCausedByRun(context: StoryContext, exchange: Exchange): void {
  const why = excuseIfCausedByRun(context, exchange);
  if (why !== undefined) throw new Stop('inconclusive', why);
}

/** Whoever is in maintenance, locked, or at a limit that the run used up says nothing about the operation: why. */
export function excuseIfCausedByRun(
  { target, recorder }: Pick<StoryContext, 'target' | 'recorder'>,
  exchange: Exchange,
): string | undefined {
  if (!isForeign(target) || exchange.purpose.evidence !== 'provoked') return undefined;
  // What fails had to be answered without a failure before, and what is refused had to succeed.
  const below = exchange.response.status >= 500 ? 500 : 300;
  const hasWorked = recorder.exchanges.some(
    ({ exchange: { operation, response } }) =>
      operation.key === exchange.operation.key && response.status < below,
  );
  const why = causedByRun(exchange, hasWorked);
  if (why !== undefined)
    recorder.excuse(exchange.id, { of: 'status', reason: { kind: 'inconclusive', sentence: why } });
  return why;
}

/** Nobody keeps others from deleting what a run only reads. */
async function stopIfDeletedByOthers(
  { found, recorder }: StoryContext,
  means: Pick<Story, 'validRequest' | 'send'>,
  { id, operation, response }: Exchange,
  path: PathValues,
): Promise<void> {
  if (response.status !== 404) return;
  if ((await found.isStillListed(means, operation, path)) !== false) return;
  const why = `the resource of ${operation.key} was deleted meanwhile`;
  recorder.excuse(id, { of: 'everything', reason: { kind: 'inconclusive', sentence: why } });
  throw new Stop('inconclusive', why);
}

/** A mock of ours says so where the document describes what no value was found for: that is no defect of any server. */
function stopIfUnanswerable({ target, recorder }: StoryContext, { id, operation, response }: Exchange): void {
  const schema = response.headers[noSampleHeader];
  if (schema === undefined || !target.abilities.includes('force-responses')) return;
  const why = `the mock has no response for ${operation.key}: no value was found that satisfies the schema ${schema}`;
  recorder.excuse(id, { of: 'everything', reason: { kind: 'not-possible', sentence: why } });
  throw new Stop('not-possible', why);
}

/** Goes on after another status only where that is tolerated, and what follows makes sense. */
function requireExpectedOrTolerated({ tolerances, recorder }: StoryContext, exchange: Exchange): void {
  const tolerated = tolerances.ofStatus(exchange);
  if (tolerated === undefined) {
    requireExpected(exchange);
    return;
  }
  const { sentence, tolerance } = tolerated;
  recorder.excuse(exchange.id, { of: 'status', reason: { kind: 'tolerated', sentence }, tolerance });
  if (!isOfSameClass(exchange)) throw new Stop('tolerated', sentence);
}
