import type { Operation } from '../../contract/operations/operation.ts';
import { fill, withoutEndSlash } from '../../contract/operations/path-template.ts';
import { isWithin } from '../journal/journal.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft, Scenario, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { StoryContext } from './story-context.ts';

/** What is sent twice to an address whose resource this story has removed. */
interface Gone {
  readonly draft: Draft;
  readonly scenario: Pick<Scenario, 'id'>;
  readonly step: Sending['step'];
  /** The paths of what the story has removed. */
  readonly gone: ReadonlySet<string>;
  /** Sends a request, and gives the status of its answer. */
  readonly statusOf: (draft: Draft) => Promise<number>;
}

/**
 * Stops a scenario before it changes something at the address of a resource that it has removed, unless the address still
 * leads nowhere: a server may have given it to what somebody else created meanwhile. The author of a story of the API's own
 * suite knows what it deletes twice.
 */
export async function requireStillGone(
  { protection, known, runId }: Pick<StoryContext, 'protection' | 'known' | 'runId'>,
  { draft, scenario, step, gone, statusOf }: Gone,
): Promise<void> {
  const { operation, path } = draft;
  if (!protection || isSafe(operation.method) || step === 'clean-up' || protection.isStory(scenario)) return;
  const address = withoutEndSlash(fill(operation.path, path));
  const removed = [...gone].find((container) => isWithin(address, container));
  if (removed === undefined || isNeverReused(identifierIn(removed, operation), runId)) return;
  const reading = known.contract.operations.find((one) => reads(one, draft, removed));
  if (!reading)
    throw new Stop('protected', `${removed} was removed, and nothing shows whether it exists again`);
  const status = await statusOf({ operation: reading, path, query: {}, headers: {}, body: undefined });
  if (status >= 400 && status <= 499) return;
  throw new Stop('protected', `${removed} was removed, and may be what somebody else created since`);
}

/**
 * The last identifier in the path of what was removed, which stands at the address of an operation or around it: what has
 * none of its own is a part of what has. Undefined where there is none at all.
 */
function identifierIn(removed: string, { path }: Operation): string | undefined {
  const template = path.split('/');
  return removed.split('/').findLast((_, index) => template[index]?.includes('{'));
}

/** What a server draws at random, or what says which run it is of. */
function isNeverReused(identifier: string | undefined, runId: string): boolean {
  if (identifier === undefined) return false;
  return identifier.includes(runId) || (identifier.length >= shortestRandom && !/^\d+$/.test(identifier));
}

/** Characters of an identifier that nobody gets twice, at least. */
const shortestRandom = 16;

/** Whether an operation reads what was removed, with the values of a request at that address or below it. */
function reads({ method, path }: Operation, { operation, path: values }: Draft, removed: string): boolean {
  const isAround = isWithin(withoutEndSlash(operation.path), withoutEndSlash(path));
  return method === 'GET' && isAround && withoutEndSlash(fill(path, values)) === removed;
}
