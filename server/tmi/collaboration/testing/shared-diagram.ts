import { randomUUID } from 'node:crypto';
import type { Session, TmiServer } from '../../testing/tmi-server.ts';
import type { Where } from './client.ts';

/** People, and a diagram that they may work on. */
export interface SharedDiagram extends Where {
  readonly path: string;
  /** Owns it. */
  readonly alice: Session;
  /** May write. */
  readonly bob: Session;
  /** May read. */
  readonly rita: Session;
  /** May do nothing. */
  readonly mallory: Session;
}

/** A new threat model of alice's with an empty diagram. */
export async function sharedDiagram(tmi: TmiServer): Promise<SharedDiagram> {
  const [alice, bob, rita, mallory] = [
    await tmi.login('alice'),
    await tmi.login('bob'),
    await tmi.login('rita'),
    await tmi.login('mallory'),
  ];
  const authorization = [
    { provider_id: 'bob', role: 'writer' },
    { provider_id: 'rita', role: 'reader' },
  ];
  const model = await tmi.call('POST', '/threat_models', {
    as: alice,
    body: { name: 'Shared', authorization },
  });
  const threatModelId = model.body.id;
  const created = await tmi.call('POST', `/threat_models/${threatModelId}/diagrams`, {
    as: alice,
    body: { name: 'Checkout' },
  });
  const diagramId = created.body.id;
  const path = `/threat_models/${threatModelId}/diagrams/${diagramId}`;
  return { alice, bob, rita, mallory, threatModelId, diagramId, path };
}

/** A process that can be put into a diagram. */
export function processCell(id: string = randomUUID(), x = 10) {
  return { id, shape: 'process', x, y: 20, width: 100, height: 50 } as const;
}

/** An operation on cells, as somebody of the test provider sends it. */
export function operationBy(hint: string, ...cells: readonly object[]) {
  return {
    message_type: 'diagram_operation',
    initiating_user: { user_id: hint },
    operation_id: randomUUID() as string,
    operation: { type: 'patch', cells },
  };
}

export function adding(cell: { readonly id: string }): object {
  return { id: cell.id, operation: 'add', data: cell };
}
