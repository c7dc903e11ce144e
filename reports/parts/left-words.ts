import type { Report } from '../../harness/report/report.ts';
import { number, plural } from './figures.ts';

/** "1 left; 9 accounts stay": accounts are made by logging in, and are not among what was created. */
export function leftWords({ left }: Report['cleanUp']): string {
  const resources = left.filter(({ accounts }) => accounts === undefined);
  const accounts = left.reduce((sum, each) => sum + (each.accounts ?? 0), 0);
  const stay =
    accounts === 0 ? '' : `; ${plural(accounts, 'account')} ${accounts === 1 ? 'remains' : 'remain'}`;
  const count = resources.reduce((sum, { times = 1 }) => sum + times, 0);
  return `${number(count)} left${stay}`;
}

type Left = Report['cleanUp']['left'][number];

/** Why something is left, how often, and the secrets that stand with it: "…, 11 times; issued and still valid: token". */
export function whyLeft({ why, times, secrets }: Pick<Left, 'why' | 'times' | 'secrets'>): string {
  const often = times === undefined ? '' : `, ${number(times)} times`;
  const issued =
    secrets === undefined ? '' : `; secrets that it issued may still work: ${secrets.join(', ')}`;
  return `${why}${often}${issued}`;
}
