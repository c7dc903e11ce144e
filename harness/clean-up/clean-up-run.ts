import { findCreated, type Sent } from '../journal/find-created.ts';
import type { Created } from '../journal/journal.ts';
import type { Scenario } from '../model/scenario.ts';
import type { Caller } from '../model/target.ts';
import { createStory } from '../story/create-story.ts';
import type { StoryContext } from '../story/story-context.ts';
import { type CleanedUp, countLeft, type Receipt, sumOf, tombstonesIn } from './clean-up.ts';
import { listingsOf } from './open-lists.ts';
import { settle } from './resolve-uncertain.ts';

const settling: Scenario = {
  id: 'clean-up',
  suite: 'clean-up',
  title: 'Resources that could not be removed after their scenario are removed at the end',
  aim: 'may',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
};

/**
 * The receipt of a whole run. What could not be removed for a reason that passes is tried once more, and requests whose
 * answer nobody saw are looked up. Its scenario is added to those that ran, if it had to.
 */
export async function cleanUpRun(
  context: StoryContext,
  receipts: readonly CleanedUp[],
  ran: Scenario[],
): Promise<Receipt> {
  const standing = receipts.flatMap(({ again }) => again);
  const unanswered = context.kept.unanswered();
  const first = sumOf(receipts);
  if (standing.length + unanswered.length === 0) return first;
  ran.push(settling);
  const { story } = createStory(context, settling);
  const listings = listingsOf(context.known);
  const looked = new Map<string, Promise<readonly Created[]>>();
  const lookUpOnce = (sent: Sent, path: string): Promise<readonly Created[]> => {
    const key = `${sent.operation.key} ${path} ${sent.marked} ${whose(sent.by)}`;
    const known = looked.get(key) ?? findCreated(story, listings, sent, [context.runId]);
    looked.set(key, known);
    return known;
  };
  const tried = new Set(standing.map(({ path }) => path));
  const second = await settle(context, settling, {
    standing,
    unanswered: unanswered.map(({ sent, path, answered }) => ({
      path,
      answered,
      lookUp: () => lookUpOnce(sent, path),
    })),
  });
  const left = [...first.left.filter(({ path }) => !tried.has(path)), ...second.left];
  const created = first.created + second.created - tried.size;
  return { created, removed: created - countLeft(left), left, ...tombstonesIn([first, second]) };
}

function whose(caller: Caller): string {
  return typeof caller === 'string' ? caller : caller.identity.subject;
}
