import type { Kysely } from 'kysely';
import type { Bus, BusTables } from './bus.ts';
import { deliveryQueue } from './delivery-queue.ts';
import { listeners } from './listeners.ts';
import { storeMessage, takeMessages } from './message-store.ts';

/**
 * A bus for the one instance that an embedded database has. What a transaction tells is stored by it, and read on the
 * one connection there is, which is free again when the transaction has ended: what is found then was committed.
 */
export function inProcessBus(db: Kysely<BusTables>, onError: (error: unknown) => void): Bus<BusTables> {
  const all = listeners();
  const queue = deliveryQueue({ read: (ids) => takeMessages(db, ids), deliver: all.tell, onError });
  return {
    publish: async (transaction, topic, message) => {
      if (transaction.isTransaction)
        queue.push({ topic, id: await storeMessage(transaction, topic, message) });
      else queue.push({ topic, message });
    },
    subscribe: all.add,
    open: async () => {},
    close: queue.idle,
  };
}
