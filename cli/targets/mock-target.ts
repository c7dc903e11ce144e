import type { Contract } from '../../contract/contract.ts';
import type { Pace } from '../../harness/model/pace.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { ownAbilities } from './abilities.ts';
import type { StartedTarget } from './started-target.ts';

/** Starts a mock of the document in this process, on a free port of the loopback interface. */
export async function startMockTarget(contract: Contract, pace: Pace): Promise<StartedTarget> {
  const server = createMockServer(contract);
  const url = await server.listen({ port: 0 });
  return {
    target: { kind: 'mock', url, abilities: ownAbilities.mock, auth: mockPersonas(contract), pace },
    outlives: false,
    close: () => server.close(),
  };
}
