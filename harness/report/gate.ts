/** A condition of a gate, and whether it holds. */
export interface ReportedTerm {
  /** "cells>=95%" */
  readonly term: string;
  /** What it decides about: new violations, whether anything can be concluded, how much is proven, the list. */
  readonly decides: 'violations' | 'doubt' | 'coverage' | 'list';
  /** Whether it holds without having been asked for, because the gate says nothing else about it. */
  readonly implied: boolean;
  readonly holds: boolean;
  /** "743 of 799 cells are proven, that is 93.0 %" */
  readonly sentence: string;
}
