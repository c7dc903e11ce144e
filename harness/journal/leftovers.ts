import { fill } from '../../contract/operations/path-template.ts';
import type { Asked, JournalEntry, Made, Who } from '../model/journal-entry.ts';
import { isWithin } from './journal.ts';

/** A request whose answer nobody saw. */
export interface Unanswered extends Asked {
  /** Its number in the journal. */
  readonly number: number;
}

/** What a run that was killed left on its target, as far as its journal tells. */
export interface Leftovers {
  /** Texts that stand in the names of what it made. */
  readonly runs: readonly string[];
  readonly resources: readonly (Made & { readonly removal: string; readonly by: Who })[];
  /** Requests whose answer nobody saw. Whether they made something can only be looked up. */
  readonly unanswered: readonly Unanswered[];
  /** Logins of accounts that it made. */
  readonly accounts: readonly string[];
}

/** Reads a journal. What the API has no way to remove is not among the leftovers: nobody can do anything about it. */
export function leftoversIn(entries: readonly JournalEntry[]): Leftovers {
  const runs = new Set<string>();
  const resources = new Map<string, Leftovers['resources'][number]>();
  const asked = new Map<number, Asked>();
  const unanswered = new Map<number, Unanswered>();
  const accounts = new Set<string>();
  for (const entry of entries) {
    switch (entry.kind) {
      case 'run':
        runs.add(entry.id);
        break;
      case 'account':
        accounts.add(entry.login);
        break;
      case 'account-gone':
      case 'account-stays':
        accounts.delete(entry.login);
        break;
      case 'asked': {
        const { kind: _, ...request } = entry;
        asked.set(entry.number, request);
        unanswered.set(entry.number, request);
        break;
      }
      case 'answered': {
        unanswered.delete(entry.number);
        const by = asked.get(entry.number)?.by;
        for (const { path, values, removal } of entry.made)
          if (by && removal !== null) resources.set(path, { path, values, removal, by });
        break;
      }
      case 'gone':
        forgetWithin(entry.path, resources, ({ path }) => path);
        forgetWithin(entry.path, unanswered, pathOf);
        break;
    }
  }
  return {
    runs: [...runs],
    resources: [...resources.values()],
    unanswered: [...unanswered.values()],
    accounts: [...accounts],
  };
}

function forgetWithin<K, V>(container: string, among: Map<K, V>, placeOf: (one: V) => string): void {
  for (const [key, one] of [...among]) if (isWithin(placeOf(one), container)) among.delete(key);
}

/** "/shelves/1/books" of "POST /shelves/{shelf}/books". */
export function pathOf({ operation, values }: Pick<Asked, 'operation' | 'values'>): string {
  return fill(operation.slice(operation.indexOf(' ') + 1), values);
}

/** Whether nothing is left that anybody could remove. */
export function isNothing({ resources, unanswered, accounts }: Leftovers): boolean {
  return resources.length + unanswered.length + accounts.length === 0;
}
