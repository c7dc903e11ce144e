import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import type { HistoryRecord } from '../../harness/report/history.ts';
import { withCurrentId } from './current-ids.ts';
import { reasonOf } from './write-files.ts';

const record: z.ZodType<HistoryRecord> = z.object({
  schema: z.literal('urn:assay-api:history:1'),
  run: z.string(),
  startedAt: z.iso.datetime(),
  api: z.string(),
  version: z.string(),
  target: z.enum(['mock', 'reference', 'url']),
  url: z.string(),
  container: z.string().optional(),
  result: z.enum(['conformant', 'violating', 'partial', 'inconclusive']),
  cells: z.int().min(0),
  proven: z.int().min(0),
  violating: z.int().min(0),
  defects: z.int().min(0),
  exchanges: z.int().min(0),
  seconds: z.number().min(0),
  interrupted: z.boolean(),
});

/** A history as it was read. */
export interface ReadHistory {
  /** The oldest first. */
  readonly records: readonly HistoryRecord[];
  /** Whether a line may be added to the file. */
  readonly isOurs: boolean;
  /** The last line has no end: the process that wrote it was killed. */
  readonly isCut: boolean;
  /** What is to be said about the file, in one sentence. */
  readonly note?: string;
}

/** Reads a history, one JSON document a line. A file that is missing, or that is no history, is no error. */
export async function readHistory(file: string): Promise<ReadHistory> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    return isMissing
      ? { ...nothing, isOurs: true, note: `${file} is new: this run is its first line.` }
      : { ...nothing, note: `${file} cannot be read (${reasonOf(error)}): the report has no history.` };
  }
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const records = lines.flatMap((line) => recordIn(line) ?? []);
  if (lines.length > 0 && records.length === 0)
    return { ...nothing, note: `${file} is not a history of Assay: nothing is read from it or added to it.` };
  const others = lines.length - records.length;
  return {
    records,
    isOurs: true,
    isCut: text !== '' && !text.endsWith('\n'),
    ...(others > 0 && {
      note: `${others === 1 ? '1 line' : `${others} lines`} of ${file} cannot be read, and ${others === 1 ? 'is' : 'are'} left as ${others === 1 ? 'it is' : 'they are'}.`,
    }),
  };
}

const nothing: ReadHistory = { records: [], isOurs: false, isCut: false };

function recordIn(line: string): HistoryRecord | undefined {
  try {
    return record.safeParse(withCurrentId(JSON.parse(line))).data;
  } catch {
    // Not JSON, such as a line that was cut off.
    return undefined;
  }
}

/** Adds a line to a history that was read. Gives a sentence if that is not possible: the report is more important. */
export async function addToHistory(
  file: string,
  { isCut }: ReadHistory,
  added: HistoryRecord,
): Promise<string | undefined> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await appendFile(file, `${isCut ? '\n' : ''}${JSON.stringify(added)}\n`);
    return undefined;
  } catch (error) {
    return `${file} cannot be written (${reasonOf(error)}): this run is not in it.`;
  }
}
