import type { Operation } from '../../contract/operations/operation.ts';
import { fill, withoutEndSlash } from '../../contract/operations/path-template.ts';
import { isWithin } from '../journal/journal.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Draft, Sending } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { StoryContext } from './story-context.ts';

/** What is sent twice to an address whose resource this story has removed. */
interface Gone {
  readonly draft: Draft;
  readonly step: Sending['step'];
  /** The paths of what the story has removed. */
  readonly gone: ReadonlySet<string>;
  /** Sends a request, and gives the status of its answer. */
  readonly statusOf: (draft: Draft) => Promise<number>;
}

/**
 * Stops a scenario before it changes something at the address of a resource that it has removed, unless the address still
 * leads nowhere: a server may have given it to what somebody else created meanwhile.
 */
export async function requireStillGone(
  { protection, known, runId }: Pick<StoryContext, 'protection' | 'known' | 'runId'>,
  { draft, step, gone, statusOf }: Gone,
): Promise<void> {
  const { operation, path } = draft;
  if (!protection || isSafe(operation.method) || step === 'clean-up') return;
  const address = withoutEndSlash(fill(operation.path, path));
  const removed = [...gone].find((container) => isWithin(address, container));
  if (removed === undefined || isNeverReused(removed, runId)) return;
  const reading = known.contract.operations.find((one) => reads(one, draft, removed));
  if (!reading)
    throw new Stop('protected', `${removed} was removed, and nothing shows whether it exists again`);
  const status = await statusOf({ operation: reading, path, query: {}, headers: {}, body: undefined });
  if (status >= 400 && status <= 499) return;
  throw new Stop('protected', `${removed} was removed, and may be what somebody else created since`);
}

/** What a server draws at random, or what says which run it is of. */
function isNeverReused(path: string, runId: string): boolean {
  const last = path.slice(path.lastIndexOf('/') + 1);
  return last.includes(runId) || (last.length >= shortestRandom && !/^\d+$/.test(last));
}

/** Characters of an identifier that nobody gets twice, at least. */
const shortestRandom = 16;

/** Whether an operation reads what was removed, with the values of a request at that address or below it. */
function reads({ method, path }: Operation, { operation, path: values }: Draft, removed: string): boolean {
  const isAround = isWithin(withoutEndSlash(operation.path), withoutEndSlash(path));
  return method === 'GET' && isAround && withoutEndSlash(fill(path, values)) === removed;
}
