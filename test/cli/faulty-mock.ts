import { onTestFinished } from 'vitest';
import { understandDocument } from '../../cli/documents/documents.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

/** A mock of the parcel lockers that tells faults; closed after the test. Its base URL. */
export async function faultyMock(...faults: readonly FaultName[]): Promise<string> {
  const { contract } = await understandDocument({ api: 'mini', document: 'mini' });
  const server = createMockServer(contract, { faults });
  onTestFinished(() => server.close());
  return server.listen({ port: 0 });
}
