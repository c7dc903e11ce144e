import type { Operation } from '../contract/operation.ts';
import { AuthError } from './auth/auth-error.ts';
import { type Receipt, sumOf } from './clean-up.ts';
import { findMade } from './find-made.ts';
import type { Created } from './journal.ts';
import type { Asked, Who } from './journal-entry.ts';
import { kept, type Note } from './kept-journal.ts';
import { type Leftovers, pathOf } from './leftovers.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './scenario.ts';
import { attempted, settle } from './settle.ts';
import { setStage } from './stage.ts';
import { Stop } from './stop.ts';
import { type Stage, tell } from './story.ts';
import type { Caller, Target } from './target.ts';

/** What became of what an earlier run left. */
export interface LeftoverReceipt {
  readonly resources: Receipt;
  readonly accounts: Receipt;
}

const scenario: Scenario = {
  id: 'clean-up',
  suite: 'clean-up',
  title: 'What an earlier run left is removed',
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
  const { stage, close } = setStage(plan, target, { timeout, note: noteGone });
  const callerFor = createCallers(target);
  const standing: Created[] = [];
  const refused: Receipt[] = [];
  try {
    for (const { path, values, removal, by } of leftovers.resources) {
      const caller = await attempted(callerFor(by));
      if ('why' in caller) refused.push(leftBehind(path, caller.why));
      else standing.push({ path, values, removal: operationOf(stage, removal), by: caller.value });
    }
    const settled = await settle(stage, scenario, {
      standing,
      unanswered: leftovers.unanswered.map((asked) => ({
        path: pathOf(asked),
        lookUp: () => lookUp(stage, asked, callerFor, leftovers.runs),
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
  stage: Stage,
  asked: Asked,
  callerFor: (who: Who) => Promise<Caller>,
  runs: readonly string[],
): Promise<readonly Created[]> {
  const operation = operationOf(stage, asked.operation);
  if (!operation) throw new Stop('does-not-fit', `the document has no operation ${asked.operation}`);
  const by = await callerFor(asked.by);
  const { story, leave } = tell(stage, scenario);
  try {
    return await findMade(story, stage.known.graph, { ...asked, operation, by }, runs);
  } finally {
    await leave();
  }
}

async function removeAccounts({ auth }: Target, logins: readonly string[], note: Note): Promise<Receipt> {
  const receipts: Receipt[] = [];
  let silence: string | undefined;
  for (const login of logins) {
    const removed =
      silence === undefined
        ? await attempted(auth.remove?.(login) ?? nobodyCan(auth.name))
        : { why: silence };
    // Who does not answer is not asked once more for everybody else.
    if ('isSilence' in removed) silence = removed.why;
    if ('why' in removed) receipts.push(leftBehind(login, removed.why));
    else {
      note({ kind: 'account-gone', login });
      receipts.push({ created: 1, removed: 1, left: [] });
    }
  }
  return sumOf(receipts);
}

async function nobodyCan(adapter: string): Promise<never> {
  throw new AuthError(`${adapter} cannot delete accounts; log in as the run did`);
}

function leftBehind(path: string, why: string): Receipt {
  return { created: 1, removed: 0, left: [{ path, why }] };
}

function operationOf({ known }: Stage, key: string): Operation | undefined {
  return known.contract.operations.find((operation) => operation.key === key);
}
