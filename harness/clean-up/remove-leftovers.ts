import type { Operation } from '../../contract/operations/operation.ts';
import { findCreated } from '../journal/find-created.ts';
import type { Created } from '../journal/journal.ts';
import { kept, type Note } from '../journal/journal-writer.ts';
import { type Leftovers, pathOf } from '../journal/leftovers.ts';
import { AuthError } from '../model/auth-error.ts';
import type { Asked, Who } from '../model/journal-entry.ts';
import type { Scenario } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Caller, Target } from '../model/target.ts';
import type { Plan } from '../plan/plan.ts';
import { createStory } from '../story/create-story.ts';
import { openContext } from '../story/open-context.ts';
import type { StoryContext } from '../story/story-context.ts';
import { createPatience } from '../transport/patience.ts';
import { type Receipt, sumOf } from './clean-up.ts';
import { listingsOf } from './open-lists.ts';
import { attempted, settle, silenceOf } from './resolve-uncertain.ts';

/** What became of what an earlier run left. */
export interface LeftoverReceipt {
  readonly resources: Receipt;
  readonly accounts: Receipt;
}

const scenario: Scenario = {
  id: 'clean-up',
  suite: 'clean-up',
  title: 'Resources left by an earlier run are removed',
  aim: 'may',
  cell: undefined,
  requirements: [],
  needs: [],
  fallback: false,
  run: async () => undefined,
};

/**
 * Removes what a run left that was killed: resources as those who made them, then the accounts it made. `note` is told
 * what is gone, so that a journal says at any time what is still there. Never throws because of the target.
 */
export async function removeLeftovers(
  plan: Pick<Plan, 'known' | 'profile'>,
  target: Target,
  leftovers: Leftovers,
  { timeout, note }: { readonly timeout: number; readonly note: Note },
): Promise<LeftoverReceipt> {
  // What this makes itself, it also removes; the journal is about the run before it.
  const noteGone: Note = (entry) => {
    if (entry.kind === 'gone') note(entry);
  };
  const { context, close } = openContext(plan, target, { timeout, note: noteGone });
  const callerFor = createCallers(target);
  const standing: Created[] = [];
  const refused: Receipt[] = [];
  try {
    for (const { path, values, removal, by } of leftovers.resources) {
      const caller = await attempted(callerFor(by));
      if ('why' in caller) refused.push(leftBehind(path, caller.why));
      else standing.push({ path, values, removal: operationOf(context, removal), by: caller.value });
    }
    const settled = await settle(context, scenario, {
      standing,
      unanswered: leftovers.unanswered.map((asked) => ({
        path: pathOf(asked),
        lookUp: () => lookUp(context, asked, callerFor, leftovers.runs),
        answered: (made) => note({ kind: 'answered', number: asked.number, made: made.map(kept) }),
      })),
    });
    return {
      resources: sumOf([...refused, settled]),
      accounts: await removeAccounts(target, leftovers.accounts, note),
    };
  } finally {
    close();
  }
}

/** Logs everybody in once. */
function createCallers({ auth }: Target): (who: Who) => Promise<Caller> {
  const known = new Map<string, Promise<Caller>>();
  return ({ plays, login }) => {
    if (login === null || !auth.again) return Promise.resolve(plays);
    const caller = known.get(login) ?? auth.again(login, plays);
    known.set(login, caller);
    return caller;
  };
}

async function lookUp(
  context: StoryContext,
  asked: Asked,
  callerFor: (who: Who) => Promise<Caller>,
  runs: readonly string[],
): Promise<readonly Created[]> {
  const operation = operationOf(context, asked.operation);
  if (!operation) throw new Stop('does-not-fit', `the document has no operation ${asked.operation}`);
  const by = await callerFor(asked.by);
  const { story, leave } = createStory(context, scenario);
  try {
    return await findCreated(story, listingsOf(context.known), { ...asked, operation, by }, runs);
  } finally {
    await leave();
  }
}

async function removeAccounts({ auth }: Target, logins: readonly string[], note: Note): Promise<Receipt> {
  const receipts: Receipt[] = [];
  const patience = createPatience();
  for (const login of logins) {
    const over = patience.over();
    const removed =
      over === undefined ? await attempted(auth.remove?.(login) ?? nobodyCan(auth.name)) : { why: over };
    if (over === undefined) patience.heard(silenceOf(removed));
    if ('why' in removed) receipts.push(leftBehind(login, removed.why));
    else {
      note({ kind: 'account-gone', login });
      receipts.push({ created: 1, removed: 1, left: [] });
    }
  }
  return sumOf(receipts);
}

async function nobodyCan(adapter: string): Promise<never> {
  throw new AuthError(`${adapter} cannot delete accounts; use the authentication of that run`);
}

function leftBehind(path: string, why: string): Receipt {
  return { created: 1, removed: 0, left: [{ path, why }] };
}

function operationOf({ known }: StoryContext, key: string): Operation | undefined {
  return known.contract.operations.find((operation) => operation.key === key);
}
