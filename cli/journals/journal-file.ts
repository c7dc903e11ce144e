import { appendFileSync, closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isNothing, type Leftovers, leftoversIn } from '../../harness/journal/leftovers.ts';
import type { JournalEntry } from '../../harness/model/journal-entry.ts';
import type { TokenMemory } from '../../harness/personas/auth/token-memory.ts';
import { isFolderOfPart } from '../plan/part.ts';
import { UserError } from '../user-error.ts';
import { removeTokenFile, tokenKeeper } from './token-file.ts';

/** The first line of a journal: what is needed to clean up after the run. Nothing in it is secret. */
export interface JournalHeader {
  readonly kind: 'journal';
  readonly version: 1;
  readonly startedAt: string;
  /** Whose suites were run; null where there were none. */
  readonly api: string | null;
  /** Name, file or URL. */
  readonly document: string;
  /** "mock", "reference" or a URL. */
  readonly target: string;
  /** How the personas of a URL got their credentials, as for --auth; null for targets that have their own way. */
  readonly auth: string | null;
  /** As for --database, without what has to be kept secret; null for targets that have their own. */
  readonly database: string | null;
  /** Where the run goes on, as long as there is such a process. */
  readonly process: { readonly id: number; readonly host: string };
}

/** A journal on disk, one JSON document a line. */
export interface JournalFile {
  readonly note: (entry: JournalEntry) => void;
  /** Keeps a token for whoever cleans up, in another file than the journal. */
  readonly keep: TokenMemory['keep'];
  /** Takes the file away if nothing is left that anybody could remove; gives its name where something is. */
  readonly close: () => string | undefined;
}

type About = Omit<JournalHeader, 'kind' | 'version' | 'startedAt' | 'process'>;

/** Begins a journal in a folder. Each line is written before the caller goes on, so that no kill can lose one. */
export function beginJournal(folder: string, about: About): JournalFile {
  const startedAt = new Date().toISOString();
  const name = `journal-${startedAt.replaceAll(/[^\d]/g, '')}-${process.pid}.jsonl`;
  const file = join(folder, name);
  const header: JournalHeader = {
    kind: 'journal',
    version: 1,
    startedAt,
    ...about,
    process: { id: process.pid, host: hostname() },
  };
  const open = openSync(file, 'a');
  const write = (line: object): void => {
    writeSync(open, `${JSON.stringify(line)}\n`);
  };
  write(header);
  return {
    note: write,
    keep: tokenKeeper(file),
    close: () => {
      closeSync(open);
      return removeIfSettled(file) ? undefined : file;
    },
  };
}

/** A journal that somebody left. */
export interface FoundJournal {
  readonly file: string;
  readonly header: JournalHeader;
  readonly leftovers: Leftovers;
}

/** Reads a journal. A last line that was cut off is left out. Throws a UserError if the file is none. */
export function readJournal(file: string): FoundJournal {
  const [header, ...entries] = readLines(file);
  if (!isHeader(header)) throw new UserError(`${file} is not a journal of this version of Assay`);
  return { file, header, leftovers: leftoversIn(entries as JournalEntry[]) };
}

function readLines(file: string): unknown[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new UserError(`${file} cannot be read; give a journal that assay run has left`);
  }
  // Behind the last line break is nothing, or what a kill cut off.
  return text
    .split('\n')
    .slice(0, -1)
    .map((line) => parsed(line, file));
}

function parsed(line: string, file: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UserError(`${file} is not a journal: a line of it is not JSON`);
  }
}

function isHeader(value: unknown): value is JournalHeader {
  return (
    typeof value === 'object' &&
    value !== null &&
    'kind' in value &&
    value.kind === 'journal' &&
    'version' in value &&
    value.version === 1
  );
}

/** The journals in a folder of reports, the oldest first; none where there is no such folder. */
export async function journalsIn(folder: string): Promise<FoundJournal[]> {
  const found = await journalsBeside(folder);
  const parts = (await namesIn(folder)).filter(isFolderOfPart);
  for (const name of parts) found.push(...(await journalsBeside(join(folder, name))));
  return found;
}

function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new UserError(`the folder ${folder} cannot be read: ${error.code ?? error.message}`);
  });
}

async function journalsBeside(folder: string): Promise<FoundJournal[]> {
  return (await namesIn(folder))
    .filter((name) => /^journal-\d+-\d+\.jsonl$/.test(name))
    .sort()
    .map((name) => readJournal(join(folder, name)));
}

/** Adds to a journal that is there. */
export function noteIn({ file }: FoundJournal): JournalFile['note'] {
  return (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`);
}

/** Takes a journal away if nothing is left that anybody could remove; says whether it did. */
export function removeIfSettled(file: string): boolean {
  if (!isNothing(readJournal(file).leftovers)) return false;
  rmSync(file);
  removeTokenFile(file);
  return true;
}

/** Whether the run of a journal still goes on. Of another machine nobody can know; its journal is taken for a left one. */
export function goesOn({ header }: FoundJournal): boolean {
  const { id, host } = header.process;
  if (host !== hostname() || id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, and it is somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
