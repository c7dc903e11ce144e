import type { ReportedRun } from './run.ts';

/** One run in a history: a line of the file of --history. Absent members are those of older versions. */
export interface HistoryRecord {
  readonly schema: 'urn:assay-api:history:1';
  /** Id of the run. */
  readonly run: string;
  /** RFC 3339. */
  readonly startedAt: string;
  /** Title and version of the document. */
  readonly api: string;
  readonly version: string;
  readonly target: ReportedRun['target']['kind'];
  readonly url: string;
  /** Of what the container of the target was. */
  readonly container?: string | undefined;
  readonly result: 'conformant' | 'violating' | 'partial' | 'inconclusive';
  readonly cells: number;
  /** Cells that are proven. */
  readonly proven: number;
  readonly violating: number;
  /** Causes of violations of a MUST, known or not. */
  readonly defects: number;
  readonly exchanges: number;
  readonly seconds: number;
  /** The run ended early. */
  readonly interrupted: boolean;
}

/** The runs of one API against one target, the oldest first; the last one is the run of this report. */
export interface ReportedHistory {
  /** As it was given. */
  readonly file: string;
  readonly runs: readonly HistoryRecord[];
  /** Older runs in the file that are not in this report. */
  readonly older: number;
}
