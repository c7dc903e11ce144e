import type { AccountsOf } from '../../harness/personas/auth/test-provider.ts';
import type { TargetSettings } from '../configuration/settings.ts';
import { UserError } from '../user-error.ts';
import { startMockTarget } from './mock-target.ts';
import type { StartedTarget } from './started-target.ts';
import { reachUrlTarget, type UrlOptions } from './url-target.ts';

/** Gets a target ready. Throws a UserError where that cannot be done. */
export async function startTarget(settings: TargetSettings, options: UrlOptions): Promise<StartedTarget> {
  const { contract, accounts, pace, timeout, note } = options;
  switch (settings.kind) {
    case 'mock':
      return startMockTarget(contract, pace);
    case 'url':
      return reachUrlTarget(settings, options);
    case 'reference': {
      // Loaded on demand: a whole server is a lot to load for everybody who does not want it.
      const { startReferenceTarget } = await import('./reference-target.ts');
      return startReferenceTarget({
        accounts: neededBy(accounts),
        database: settings.database,
        pace,
        timeout,
        note,
      });
    }
  }
}

function neededBy(accounts: AccountsOf | undefined): AccountsOf {
  if (accounts) return accounts;
  throw new UserError('--target reference is the reference server of tmi; there is none for other documents');
}
