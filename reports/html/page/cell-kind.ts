import type { ReportedCell } from '../../../harness/report/ledger.ts';

/** What the matrix shows of a cell: its verdict, and how strong the evidence is if it is conformant. */
export type CellKind =
  | 'provoked'
  | 'observed'
  | 'injected'
  | 'forced'
  | 'violating'
  | 'known'
  | 'not-exercised';

export interface CellKindWords {
  readonly kind: CellKind;
  readonly word: string;
  /** As a screen reader says it. */
  readonly spoken: string;
  /** What it means, in one sentence. */
  readonly sentence: string;
}

/** From the strongest proof to none. */
export const cellKinds: readonly CellKindWords[] = [
  {
    kind: 'provoked',
    word: 'Provoked',
    spoken: 'conformant, provoked',
    sentence: 'Proven: the server decided by itself to return this status, and every check passed.',
  },
  {
    kind: 'observed',
    word: 'Observed',
    spoken: 'conformant, observed',
    sentence: 'Recorded traffic has this status as a response, and every check passed.',
  },
  {
    kind: 'injected',
    word: 'Injected',
    spoken: 'conformant, injected',
    sentence: 'Proven: a fault was injected, and the server’s own error handling responded.',
  },
  {
    kind: 'forced',
    word: 'Forced',
    spoken: 'conformant, forced',
    sentence: 'The mock was asked for this response: proves the document, not an implementation.',
  },
  {
    kind: 'violating',
    word: 'Violating',
    spoken: 'violating',
    sentence: 'A check failed, or the server returned another status than expected.',
  },
  {
    kind: 'known',
    word: 'Known',
    spoken: 'violating, known',
    sentence: 'A violation that is listed as known, with the reason. It does not count.',
  },
  {
    kind: 'not-exercised',
    word: 'Not exercised',
    spoken: 'not exercised',
    sentence: 'Neither proven nor violating. Each cell says why, and what would help.',
  },
];

export function kindOf({ verdict, evidence, known }: ReportedCell): CellKind {
  if (verdict.kind === 'violating' && known) return 'known';
  return verdict.kind === 'conformant' ? (evidence ?? 'forced') : verdict.kind;
}

/** Kinds that few reports have. */
const rare: ReadonlySet<CellKind> = new Set(['observed', 'known']);
/** Kinds that reports on recorded traffic do not have. */
const ofRuns: ReadonlySet<CellKind> = new Set(['provoked', 'injected', 'forced']);

/** The kinds to show in a report: rare ones only where there are such cells. */
export function kindsIn(cells: readonly ReportedCell[]): readonly CellKindWords[] {
  const found = new Set(cells.map(kindOf));
  const absent = found.has('observed') ? ofRuns : rare;
  return cellKinds.filter(({ kind }) => found.has(kind) || !(absent.has(kind) || rare.has(kind)));
}

export function wordsOf(kind: CellKind): CellKindWords {
  const words = cellKinds.find((each) => each.kind === kind);
  if (!words) throw new RangeError(`no words for ${kind}`);
  return words;
}

export function countKinds(cells: readonly ReportedCell[]): ReadonlyMap<CellKind, number> {
  const counts = new Map<CellKind, number>(cellKinds.map(({ kind }) => [kind, 0]));
  for (const cell of cells) counts.set(kindOf(cell), (counts.get(kindOf(cell)) ?? 0) + 1);
  return counts;
}
