import type { Report } from '../../harness/report/report.ts';
import { number, plural } from './figures.ts';

/** "1 left; 9 accounts stay": accounts are made by logging in, and are not among what was created. */
export function leftWords({ left }: Report['cleanUp']): string {
  const resources = left.filter(({ accounts }) => accounts === undefined);
  const accounts = left.reduce((sum, each) => sum + (each.accounts ?? 0), 0);
  const stay = accounts === 0 ? '' : `; ${plural(accounts, 'account')} ${accounts === 1 ? 'stays' : 'stay'}`;
  return `${number(resources.length)} left${stay}`;
}
