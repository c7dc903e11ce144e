/** A violation that somebody has listed, with the reason why it is accepted for a while. */
export interface KnownViolation {
  /** Whether the pattern is about cells or about ids of scenarios. */
  readonly names: 'cell' | 'scenario';
  /** "GET /pets/{petId} 404"; `*` stands for any text. */
  readonly pattern: string;
  /** The only check that it is about; undefined for all. */
  readonly check: string | undefined;
  readonly reason: string;
  readonly owner: string;
  readonly ticket: string | undefined;
  /** The last day on which it is accepted: "2026-03-31". */
  readonly expires: string;
  /** Days of runs: "2026-03-31". */
  readonly firstSeen: string | undefined;
  readonly lastSeen: string | undefined;
  readonly lines: Lines;
  /** Where the value of lastSeen stands in the text, for what brings it up to date. */
  readonly lastSeenAt: Span | undefined;
}

/** A part of a text, from an offset to the one after its last character. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Lines of a file, counted from 1, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** A file of known violations. */
export interface KnownViolations {
  /** As it was given. */
  readonly file: string;
  /** In the order of the file. */
  readonly entries: readonly KnownViolation[];
}

/** "known-violations.yaml:12-19", as editors and pipelines read it. */
export function placeOf(file: string, { from, to }: Lines): string {
  return from === to ? `${file}:${from}` : `${file}:${from}-${to}`;
}
