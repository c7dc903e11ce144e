import type { Created } from './journal.ts';
import type { Asked, JournalEntry, Made, Who } from './journal-entry.ts';
import type { AuthAdapter, Caller } from './target.ts';

export type Note = (entry: JournalEntry) => void;

/** Where a run notes what it makes, for whoever comes after it. */
export interface KeptJournal {
  /** Called before a request that makes something is sent; the result is called when it was answered. */
  readonly asking: (asked: Omit<Asked, 'by'> & { readonly by: Caller }) => (made: readonly Created[]) => void;
  readonly gone: (path: string) => void;
}

export function keepJournal(note: Note, auth: AuthAdapter): KeptJournal {
  let count = 0;
  return {
    asking: (asked) => {
      const number = ++count;
      note({ kind: 'asked', number, ...asked, by: whoIs(asked.by, auth) });
      return (made) => {
        note({ kind: 'answered', number, made: made.map(kept) });
      };
    },
    gone: (path) => note({ kind: 'gone', path }),
  };
}

/** What was made, as a journal keeps it. */
export function kept({ path, values, removal }: Created): Made {
  return { path, values, removal: removal?.key ?? null };
}

function whoIs(caller: Caller, { loginOf }: AuthAdapter): Who {
  return typeof caller === 'string'
    ? { plays: caller, login: loginOf?.(caller) ?? null }
    : { plays: caller.plays, login: caller.login ?? null };
}
