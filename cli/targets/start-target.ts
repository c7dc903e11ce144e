import type { AccountsOf } from '../../harness/auth/test-provider.ts';
import { UserError } from '../user-error.ts';
import { startMockTarget } from './mock-target.ts';
import type { StartedTarget } from './started-target.ts';
import { reachUrlTarget, type UrlOptions } from './url-target.ts';

/** What was said on the command line about the target. */
export interface TargetOptions extends Omit<UrlOptions, 'url'> {
  /** "mock", "reference" or a URL. */
  readonly named: string;
  /** For the reference server. */
  readonly database: string | undefined;
}

/** Gets a target ready. Throws a UserError where that cannot be done. */
export async function startTarget(options: TargetOptions): Promise<StartedTarget> {
  const { named, database, contract, accounts, timeout, note } = options;
  if (named !== 'reference' && database !== undefined)
    throw new UserError('--database is for --target reference; other targets have their own');
  if (named === 'mock') return startMockTarget(contract);
  if (named !== 'reference') return reachUrlTarget({ ...options, url: named });
  // Loaded on demand: a whole server is a lot to load for everybody who does not want it.
  const { startReferenceTarget } = await import('./reference-target.ts');
  return startReferenceTarget({ accounts: neededBy(accounts), database, timeout, note });
}

function neededBy(accounts: AccountsOf | undefined): AccountsOf {
  if (accounts) return accounts;
  throw new UserError('--target reference is a server of tmi; other documents have none');
}
