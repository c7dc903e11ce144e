import { setTimeout } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import type { Bus, BusTables, Notification } from './bus.ts';
import { deliveryQueue } from './delivery-queue.ts';
import { listeners } from './listeners.ts';
import { deleteMessagesBefore, readMessages, storeMessage } from './message-store.ts';

const CHANNEL = 'assay_bus';
/** PostgreSQL wants notifications to be shorter than 8000 bytes. */
const LONGEST_NOTIFICATION = 7900;
const RECONNECT_MS = 1000;
/** How long an instance may take to read what it was told of. */
const KEPT_MS = 60_000;
/** A lost connection is noticed by asking now and then: one that is cut says nothing by itself. */
const PROBE_MS = 15_000;

export interface PostgresBusOptions {
  readonly db: Kysely<BusTables>;
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly onError: (error: unknown) => void;
}

/**
 * A bus of LISTEN and NOTIFY: PostgreSQL tells what a transaction has to tell when that is committed. A message that is
 * too long for a notification is stored, and the notification says where.
 */
export function postgresBus({ db, url, onError }: PostgresBusOptions): Bus<BusTables> {
  const all = listeners();
  const queue = deliveryQueue({ read: (ids) => readMessages(db, ids), deliver: all.tell, onError });
  const closing = new AbortController();
  let client: pg.Client | undefined;
  let cleaning: NodeJS.Timeout | undefined;
  let probing: NodeJS.Timeout | undefined;

  const listen = async (): Promise<void> => {
    const next = new pg.Client({ connectionString: url, keepAlive: true });
    const lose = (error?: unknown): void => {
      // Before it listens, whoever connects hears of the error; after it is lost, there is nothing more to hear.
      if (client !== next || closing.signal.aborted) return;
      client = undefined;
      clearInterval(probing);
      onError(error ?? new Error('the connection that listens to the database was closed'));
      next.end().catch(onError);
      void listenAgain();
    };
    next.on('notification', ({ payload = '' }) => queue.push(JSON.parse(payload) as Notification));
    next.on('error', lose);
    next.on('end', () => lose());
    await next.connect();
    await next.query(`listen ${CHANNEL}`);
    if (closing.signal.aborted) return next.end();
    client = next;
    probing = setInterval(() => next.query('select 1').catch(lose), PROBE_MS).unref();
  };

  const listenAgain = async (): Promise<void> => {
    while (!closing.signal.aborted) {
      try {
        await setTimeout(RECONNECT_MS, undefined, { ref: false, signal: closing.signal });
        await listen();
        all.tellMissed();
        return;
      } catch (error) {
        if (!closing.signal.aborted) onError(error);
      }
    }
  };

  return {
    publish: async (transaction, topic, message) => {
      const whole = JSON.stringify({ topic, message } satisfies Notification);
      const notification =
        Buffer.byteLength(whole) < LONGEST_NOTIFICATION
          ? whole
          : JSON.stringify({
              topic,
              id: await storeMessage(transaction, topic, message),
            } satisfies Notification);
      await sql`select pg_notify(${CHANNEL}, ${notification})`.execute(transaction);
    },
    subscribe: all.add,
    open: async () => {
      await listen();
      cleaning = setInterval(
        () => deleteMessagesBefore(db, Date.now() - KEPT_MS).catch(onError),
        KEPT_MS,
      ).unref();
    },
    close: async () => {
      closing.abort();
      clearInterval(cleaning);
      clearInterval(probing);
      await client?.end();
      await queue.idle();
    },
  };
}
