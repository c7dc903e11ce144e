/** A term of a gate, and whether it passes. */
export interface ReportedTerm {
  /** "cells>=95%" */
  readonly term: string;
  /** What it is about: new violations, inconclusive results, how much is proven, the list of known violations. */
  readonly decides: 'violations' | 'doubt' | 'coverage' | 'list';
  /** Whether it applies by default, because the gate has no other term about the same thing. */
  readonly implied: boolean;
  readonly holds: boolean;
  /** "743 of 799 cells are proven, that is 93.0 %" */
  readonly sentence: string;
}
