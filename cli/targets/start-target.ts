import type { Contract } from '../../contract/contract.ts';
import { startMockTarget } from './mock-target.ts';
import type { StartedTarget } from './started-target.ts';
import { type AuthKind, reachUrlTarget } from './url-target.ts';

/** Gets a target ready by what was said on the command line: "mock", or a URL. */
export function startTarget(
  named: string,
  auth: AuthKind,
  contract: Contract,
  environment: NodeJS.ProcessEnv,
): Promise<StartedTarget> {
  return named === 'mock' ? startMockTarget(contract) : reachUrlTarget(named, auth, contract, environment);
}
