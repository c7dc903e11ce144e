import type { Report } from '../../harness/report/report.ts';
import { number, plural } from './figures.ts';

/** "1 left; 9 accounts stay": accounts are made by logging in, and are not among what was created. */
export function leftWords({ left, tombstones }: Report['cleanUp']): string {
  const resources = left.filter(({ accounts }) => accounts === undefined);
  const accounts = left.reduce((sum, each) => sum + (each.accounts ?? 0), 0);
  const stay =
    accounts === 0 ? '' : `; ${plural(accounts, 'account')} ${accounts === 1 ? 'remains' : 'remain'}`;
  const count = resources.reduce((sum, { times = 1 }) => sum + times, 0);
  return `${number(count)} left${stay}${tombstoneWords(tombstones)}`;
}

/** "; 7 of the removed ones are kept as tombstones": what a target only hides is gone for everybody but itself. */
export function tombstoneWords(tombstones: number | undefined): string {
  if (tombstones === undefined) return '';
  return `; ${number(tombstones)} of the removed ones ${tombstones === 1 ? 'is kept as a tombstone' : 'are kept as tombstones'}`;
}

type Left = Report['cleanUp']['left'][number];

/** Why something is left, how often, and the secrets that stand with it: "…, 11 times; issued and still valid: token". */
export function whyLeft({ why, times, secrets }: Pick<Left, 'why' | 'times' | 'secrets'>): string {
  const often = times === undefined ? '' : `, ${number(times)} times`;
  const issued =
    secrets === undefined ? '' : `; secrets that it issued may still work: ${secrets.join(', ')}`;
  return `${why}${often}${issued}`;
}
