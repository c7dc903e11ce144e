import { setTimeout as pause } from 'node:timers/promises';
import {
  type Account,
  type Answer,
  at,
  type Delivery,
  type Inbox,
  isObject,
  type React,
  request,
  Stop,
  type Story,
  textAt,
} from '../../../suite/suite.ts';
import { signatureOf } from '../../steps/webhook-signature.ts';

const POLL_MS = 100;

/** A webhook that leads to the harness, of a developer that no other story has. */
export interface Hook {
  readonly owner: Account;
  readonly inbox: Inbox;
  readonly created: Answer;
  readonly id: string;
  readonly secret: string;
}

/** Creates a webhook for new enrollments. */
export async function hookTo(story: Story, react: React, more: object = {}): Promise<Hook> {
  const owner = await story.account('hooks', 'owner');
  const inbox = story.inbox(react);
  const json = { url: inbox.url, events: ['enrollment.created'], ...more };
  const created = await story.send(request(story, 'createWebhook', { json }), {
    ...{ as: owner, expect: 201, step: 'set-up', why: 'Create a webhook with an address of this run' },
  });
  const [id, secret] = [textAt(created, '/webhook/id'), textAt(created, '/webhook/secret')];
  return { owner, inbox, created, id, secret };
}

/** Whether a delivery has the signature of its bytes with the secret of its webhook. */
export function isSigned({ headers, body }: Delivery, { secret }: Hook): boolean {
  return headers['x-webhook-signature'] === signatureOf(secret, body);
}

/** Reads the deliveries of a webhook until the only one is not pending any more. */
export async function untilSettled(story: Story, { owner, id, inbox }: Hook): Promise<Answer> {
  const end = Date.now() + inbox.patience;
  for (;;) {
    const read = await story.send(request(story, 'listDeliveries', { path: { id } }), {
      ...{ as: owner, expect: 200, step: 'follow-up', why: 'Read the deliveries' },
    });
    const status = at(read.json, '/logs/0/status');
    if (typeof status === 'string' && status !== 'pending') return read;
    if (Date.now() > end) {
      const sentence = `A delivery succeeds or fails finally within ${inbox.patience / 1000} s`;
      story.claim(read, { sentence, holds: false });
      throw new Stop('answered-otherwise', 'the delivery still waits');
    }
    await pause(POLL_MS);
  }
}

/** The body of a delivery as JSON; undefined if it is none. */
export function bodyOf({ body }: Delivery): unknown {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
