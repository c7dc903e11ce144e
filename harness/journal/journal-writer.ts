import { fill } from '../../contract/operations/path-template.ts';
import type { JournalEntry, Made, Who } from '../model/journal-entry.ts';
import type { AuthAdapter, Caller } from '../model/target.ts';
import type { Sent } from './find-created.ts';
import { type Created, isWithin } from './journal.ts';

export type Note = (entry: JournalEntry) => void;

/** Where a run notes what it makes, for whoever comes after it. */
export interface JournalWriter {
  /** Called before a request that makes something is sent; the result is called when it was answered. */
  readonly asking: (asked: Sent) => (made: readonly Created[]) => void;
  readonly gone: (path: string) => void;
  /** Requests whose answer nobody saw, and that were not about anything that is gone. */
  readonly unanswered: () => readonly UnansweredRequest[];
}

interface UnansweredRequest {
  readonly sent: Sent;
  /** "/pets" */
  readonly path: string;
  /** Takes note of what it made. */
  readonly answered: (made: readonly Created[]) => void;
}

export function createJournalWriter(note: Note, auth: AuthAdapter): JournalWriter {
  const open = new Map<number, UnansweredRequest>();
  let count = 0;
  return {
    asking: (sent) => {
      const { operation, by } = sent;
      const number = ++count;
      note({ kind: 'asked', number, ...sent, operation: operation.key, by: whoIs(by, auth) });
      const answered = (made: readonly Created[]): void => {
        open.delete(number);
        note({ kind: 'answered', number, made: made.map(kept) });
      };
      open.set(number, { sent, path: fill(operation.path, sent.values), answered });
      return answered;
    },
    gone: (path) => {
      for (const [number, asked] of open) if (isWithin(asked.path, path)) open.delete(number);
      note({ kind: 'gone', path });
    },
    unanswered: () => [...open.values()],
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
