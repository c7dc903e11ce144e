import type { ReportedTerm } from '../report/gate.ts';
import type { Report } from '../report/report.ts';

/** What a gate can ask for: a record that describes itself, and a function that counts. */
export interface Measure {
  /** As in a gate: "cells". */
  readonly name: string;
  /** What it counts, for people who choose. */
  readonly title: string;
  /** What it decides about a pipeline, so that a gate that says something about it replaces what holds without one. */
  readonly decides: ReportedTerm['decides'];
  /** Whether a gate can ask for a share of the exercisable cells. */
  readonly share: boolean;
  readonly count: (report: Report, since: Since | undefined) => number;
  /** A count in words, as a main clause: "3 cells are violating". For a share, `of` says what it is a share of. */
  readonly says: (count: number, of: Of) => string;
}

/** What is counted from. */
export interface Since {
  /** The file of the report, as it was given. */
  readonly file: string;
  readonly report: Report;
}

/** What a sentence about a count is about. */
export interface Of {
  readonly report: Report;
  readonly since: Since | undefined;
  /** " of 799" where a share is asked for, otherwise empty. */
  readonly whole: string;
}
