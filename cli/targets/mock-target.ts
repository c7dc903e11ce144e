import type { Contract } from '../../contract/contract.ts';
import type { Pace } from '../../harness/model/pace.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { mockAbilities } from './abilities.ts';

/** Starts a mock of the document in this process, on a free port of the loopback interface. */
export async function startMockTarget(contract: Contract, pace: Pace): Promise<StartedTarget> {
  const server = createMockServer(contract);
  const url = await server.listen({ port: 0 });
  return {
    target: { kind: 'mock', url, abilities: mockAbilities, auth: mockPersonas(contract), pace },
    outlives: false,
    close: () => server.close(),
  };
}
