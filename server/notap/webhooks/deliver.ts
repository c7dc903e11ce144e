import { type Network, post, UnreachableReceiver } from '../../webhooks/post.ts';
import { SIGNATURE_HEADER, signatureOf } from '../../webhooks/signature.ts';
import type { DeliveryRow, WebhookRow } from '../storage/tables.ts';

const USER_AGENT = 'NoTap-Webhook/1.0';
/** Of the answer, only the status counts. */
const ANSWER_BYTES = 1;

/** How an attempt went. */
export interface Attempt {
  /** Undefined if the receiver cannot be reached. */
  readonly status: number | undefined;
  /** Milliseconds. */
  readonly took: number;
}

export interface Sender {
  readonly network: Network;
  readonly timeoutMs: number;
  /** The secret of a webhook, which is encrypted in the database. */
  readonly secretOf: (webhook: WebhookRow) => string;
}

/** Sends a delivery once; the bytes that are signed are those that are sent. */
export async function deliver(
  { id, event, body: text }: DeliveryRow,
  webhook: WebhookRow,
  { network, timeoutMs, secretOf }: Sender,
): Promise<Attempt> {
  const body = Buffer.from(text);
  const began = performance.now();
  const headers = {
    'content-type': 'application/json',
    'user-agent': USER_AGENT,
    'x-webhook-id': id,
    'x-webhook-event': event,
    'x-webhook-timestamp': String(Math.floor(Date.now() / 1000)),
    [SIGNATURE_HEADER]: signatureOf(body, secretOf(webhook)),
  };
  const took = () => Math.round(performance.now() - began);
  try {
    const letter = { url: webhook.url, headers, body, timeoutMs, answerBytes: ANSWER_BYTES };
    const { status } = await post(letter, network);
    return { status, took: took() };
  } catch (error) {
    if (error instanceof UnreachableReceiver) return { status: undefined, took: took() };
    throw error;
  }
}

export function hasArrived({ status = 0 }: Attempt): boolean {
  return status >= 200 && status <= 299;
}
