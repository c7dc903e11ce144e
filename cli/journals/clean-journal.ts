import type { LeftoverReceipt } from '../../harness/clean-up/remove-leftovers.ts';
import { removeLeftovers } from '../../harness/clean-up/remove-leftovers.ts';
import type { Target } from '../../harness/model/target.ts';
import type { Plan } from '../../harness/plan/plan.ts';
import { type FoundJournal, noteIn, removeIfSettled } from './journal-file.ts';

/** Removes what the run of a journal left, and the journal with it if nothing stays. */
export async function cleanJournal(
  journal: FoundJournal,
  plan: Pick<Plan, 'known' | 'profile'>,
  target: Target,
  timeout: number,
): Promise<LeftoverReceipt> {
  const note = noteIn(journal);
  const receipt = await removeLeftovers(plan, target, journal.leftovers, { timeout, note });
  removeIfSettled(journal.file);
  return receipt;
}

/** "removed 3 of 3 resources and 2 of 2 accounts" */
export function receiptWords({ resources, accounts }: LeftoverReceipt): string {
  const counted = [
    `${resources.removed} of ${resources.created} ${resources.created === 1 ? 'resource' : 'resources'}`,
    `${accounts.removed} of ${accounts.created} ${accounts.created === 1 ? 'account' : 'accounts'}`,
  ];
  return `removed ${counted.join(' and ')}`;
}
