import { type Receiver, startReceiver } from '../../testing/receiver.ts';
import type { Config } from '../config.ts';
import { type Session, startTmi, type TmiServer } from './tmi-server.ts';

/** Settings of a server whose webhooks may reach the loopback interface, and which does not wait long for anything. */
export function hastyWebhooks({ caFile }: Receiver): Partial<Config> {
  return {
    WEBHOOK_ALLOWED_ADDRESSES: '127.0.0.1',
    WEBHOOK_CA_FILE: caFile,
    WEBHOOK_POLL_MS: 20,
    WEBHOOK_TIMEOUT_MS: 5000,
    WEBHOOK_RETRY_SECONDS: '0.1,0.3',
    WEBHOOK_CHALLENGE_SECONDS: 0,
    WEBHOOK_FAILURE_DAYS: 0,
    WEBHOOKS_PER_USER: 1000,
    WEBHOOK_CHANGES_PER_MINUTE: 1000,
    WEBHOOK_CHANGES_PER_DAY: 1000,
  };
}

/** A server with a receiver of its webhooks. */
export interface WebhookServer extends TmiServer {
  readonly receiver: Receiver;
}

export async function startWebhookServer(overrides: Partial<Config> = {}): Promise<WebhookServer> {
  const receiver = await startReceiver();
  const tmi = await startTmi({ ...hastyWebhooks(receiver), ...overrides });
  const close = async () => {
    await tmi.close();
    await receiver.close();
  };
  return { ...tmi, receiver, close };
}

export interface Subscription {
  readonly id: string;
  readonly secret: string;
  readonly challenge: string;
}

/** Subscribes, and does not wait for the receiver to be verified. */
export async function subscribe(
  { call }: Pick<TmiServer, 'call'>,
  as: Session,
  body: { readonly url: string; readonly [member: string]: unknown },
): Promise<Subscription> {
  const answer = await call('POST', '/webhooks', { as, body: { name: 'Hook', events: ['*'], ...body } });
  if (answer.status !== 201) throw new Error(`the subscription was answered with ${answer.text}`);
  return answer.body;
}

/** Waits until the subscription has this status. */
export async function untilStatus(
  { call }: Pick<TmiServer, 'call'>,
  as: Session,
  { id }: Subscription,
  status: string,
): Promise<void> {
  const patience = Date.now() + 10_000;
  for (;;) {
    const { body } = await call('GET', `/webhooks/${id}`, { as });
    if (body.status === status) return;
    if (Date.now() > patience) throw new Error(`the subscription is still ${body.status}`);
    await new Promise((wake) => setTimeout(wake, 10));
  }
}
