import type { Contract } from '../../contract/contract.ts';
import type { Profile } from '../../harness/model/profile.ts';
import type { Scenario } from '../../harness/model/scenario.ts';
import type { Ability, Target } from '../../harness/model/target.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { type RunResult, run } from '../../harness/run/run.ts';
import { contractOf, library, libraryProfile } from '../../harness/testing/library.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

/** What a run is about, and what the mock faults about in it. */
export interface Asked {
  readonly faults?: readonly FaultName[];
  /** Which scenarios of the plan to run; all unless said otherwise. */
  readonly part?: (scenario: Scenario) => boolean;
  readonly abilities?: readonly Ability[];
  readonly target?: Partial<Target>;
}

const contract = contractOf(library);

/** Runs the plan of the library, or a part of it, against a mock that may fault. */
export function runLibrary(asked: Asked = {}): Promise<RunResult> {
  return runAgainstMock(contract, libraryProfile, asked);
}

export async function runAgainstMock(
  contract: Contract,
  profile: Profile,
  { faults = [], part = () => true, abilities = ['force-responses'], target = {} }: Asked,
): Promise<RunResult> {
  const mock = createMockServer(contract, { faults });
  const url = await mock.listen({ port: 0 });
  try {
    const plan = makePlan(contract, profile, abilities);
    const scenarios = plan.scenarios.filter(part);
    if (scenarios.length === 0) throw new Error('no scenario belongs to that part of the plan');
    const auth = mockPersonas(contract);
    return await run({ ...plan, scenarios }, { kind: 'mock', url, abilities, auth, ...target }, options);
  } finally {
    await mock.close();
  }
}

const options = { concurrency: 4, timeout: 5000 };

/** What a run found wrong: ids of checks, "claim" for what stories found. Each once, sorted. */
export function found({ exchanges, claims }: RunResult): string[] {
  const checks = exchanges.flatMap(({ flaws }) => flaws.map(({ check }) => check));
  const broken = claims.filter(({ holds }) => !holds).map(() => 'claim');
  return [...new Set([...checks, ...broken])].sort();
}
