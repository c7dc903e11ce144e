import type { Contract } from '../../contract/contract.ts';
import type { DeliveryCount, HeardIncoming } from '../model/heard-incoming.ts';

/** The webhooks and callbacks of a document with what came of each; nothing where it has none. */
export function heard(
  { incoming }: Pick<Contract, 'incoming'>,
  counts: ReadonlyMap<string, DeliveryCount>,
): { readonly incoming?: readonly HeardIncoming[] } {
  if (incoming.length === 0) return {};
  const none = { deliveries: 0, wrong: 0 };
  return {
    incoming: incoming.map(({ id, kind, operation: { summary, pointer } }) => ({
      id,
      kind,
      summary,
      pointer,
      ...(counts.get(id) ?? none),
    })),
  };
}
