import type { Report } from '../../harness/report/report.ts';
import { number } from './figures.ts';
import { allKnown } from './known.ts';

/** What a badge says: the words on its left and right, and the colour behind the right ones. */
export interface BadgeWords {
  readonly label: string;
  /** "violating, 8 of 17 proven" */
  readonly message: string;
  /** White text has a contrast of at least 4.5 to 1 before it. */
  readonly color: string;
  /** Whether whoever sees it has something to do. */
  readonly isBad: boolean;
}

const colors: Readonly<Record<Report['result'], string>> = {
  conformant: '#1e7b34',
  violating: '#b3261e',
  partial: '#8a5a00',
  inconclusive: '#5f6368',
};

export function badgeWords({ result, counts, run, violations }: Report): BadgeWords {
  const accepted = result === 'violating' && allKnown(violations.filter(({ level }) => level === 'MUST'));
  const word = accepted ? 'known violations' : result;
  const part = run.selection === null ? '' : ' (a part)';
  return {
    label: 'conformance',
    message: `${word}${part}, ${number(counts.conformant)} of ${number(counts.cells)} proven`,
    color: colors[accepted ? 'partial' : result],
    isBad: !accepted && (result === 'violating' || result === 'inconclusive'),
  };
}
