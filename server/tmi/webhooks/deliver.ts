import { type Network, type Post, post, UnreachableReceiver } from '../../webhooks/post.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../webhooks/signature.ts';
import type { Config } from '../config.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import type { ClaimedDelivery } from './delivery-repository.ts';

export const USER_AGENT = 'TMI-Webhook/1.0';
const ADDON_USER_AGENT = 'TMI-Addon-Worker/1.0';

export const INVOCATION_EVENT = 'addon.invoked';

const ANSWER_BYTES = 10_240;
/** As long as the document allows. */
const ERROR_LENGTH = 1000;

/** How an attempt went. */
export type Attempt =
  | { readonly kind: 'arrived' }
  | { readonly kind: 'failed'; readonly error: string; readonly canRetry: boolean };

export interface Sender {
  readonly config: Config;
  readonly network: Network;
  /** The secret of a subscription, which is encrypted in the database. */
  readonly secretOf: (webhook: WebhookRow) => string;
}

/** Sends a delivery once. */
export async function deliver(
  delivery: ClaimedDelivery,
  webhook: WebhookRow,
  sender: Sender,
): Promise<Attempt> {
  if (webhook.status !== 'active') return failed('The subscription is disabled', false);
  try {
    const { status, text } = await post(letter(delivery, webhook, sender), sender.network);
    if (status >= 200 && status <= 299) return { kind: 'arrived' };
    return failed(`HTTP ${status}: ${text}`);
  } catch (error) {
    if (error instanceof UnreachableReceiver) return failed(error.message);
    throw error;
  }
}

function failed(error: string, canRetry = true): Attempt {
  return { kind: 'failed', error: error.slice(0, ERROR_LENGTH).toWellFormed(), canRetry };
}

function letter(delivery: ClaimedDelivery, webhook: WebhookRow, { config, secretOf }: Sender): Post {
  const { id, event_type, payload } = delivery;
  const body = Buffer.from(payload);
  return {
    url: webhook.url,
    headers: {
      'content-type': 'application/json',
      'user-agent': USER_AGENT,
      'x-webhook-event': event_type,
      'x-webhook-delivery-id': id,
      'x-webhook-subscription-id': webhook.id,
      [SIGNATURE_HEADER]: signatureOf(body, secretOf(webhook)),
      ...(event_type === INVOCATION_EVENT ? invocationHeaders(delivery) : {}),
    },
    body,
    timeoutMs: config.WEBHOOK_TIMEOUT_MS,
    answerBytes: ANSWER_BYTES,
  };
}

/** A test may pretend to be an invocation, and then there is no add-on. */
function invocationHeaders({ id, payload }: ClaimedDelivery): Readonly<Record<string, string>> {
  const { addon_id }: { readonly addon_id?: string } = JSON.parse(payload);
  if (addon_id === undefined) return {};
  return { 'user-agent': ADDON_USER_AGENT, 'x-invocation-id': id, 'x-addon-id': addon_id };
}
