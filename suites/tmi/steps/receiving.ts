import {
  type Account,
  type Answer,
  type Delivery,
  type Inbox,
  isObject,
  type React,
  type Reaction,
  request,
  Stop,
  type Story,
  textAt,
  valueAt,
} from '../../../suite/suite.ts';

/** A subscription that leads to the harness. */
export interface Hook {
  readonly owner: Account;
  readonly inbox: Inbox;
  readonly created: Answer;
  readonly path: { readonly webhook_id: string };
  readonly secret: string;
  readonly challenge: string;
}

/** What is wanted of a subscription besides its address. */
export interface HookWish {
  readonly events?: readonly string[];
  readonly threat_model_id?: string;
  /** How deliveries are answered; they are taken with 204 otherwise. The challenge is met in any case. */
  readonly react?: React;
}

/** Takes everything. */
const taking: React = () => ({ status: 204 });

/** A subscription of somebody whose receiver is verified. */
export async function activeHook(story: Story, owner: Account, wish: HookWish = {}): Promise<Hook> {
  const { react = taking, ...members } = wish;
  const hook = await hookTo(story, owner, meetingChallenges(react), members);
  await untilActive(story, hook);
  return hook;
}

/** A subscription that leads to an inbox with these reactions, to the challenge as well. */
export async function hookTo(
  story: Story,
  owner: Account,
  react: React,
  members: Omit<HookWish, 'react'> = {},
  step: 'aim' | 'set-up' = 'set-up',
): Promise<Hook> {
  const inbox = story.inbox(react);
  const json = { name: `Heard ${story.unique()}`, url: inbox.url, events: ['*'], ...members };
  const created = await story.send(request(story, 'createWebhook', { json }), {
    as: owner,
    expect: 201,
    step,
    why: 'Subscribe with an address of this run',
  });
  return {
    owner,
    inbox,
    created,
    path: { webhook_id: textAt(created, '/id') },
    secret: textAt(created, '/secret'),
    challenge: textAt(created, '/challenge'),
  };
}

/** Sends the challenge back, in whichever of the two ways it came; everything else is answered as it is said. */
export function meetingChallenges(react: React = taking): React {
  return (delivery, before) => {
    const challenge = challengeIn(delivery);
    if (challenge === undefined)
      return react(
        delivery,
        before.filter((each) => !isChallenge(each)),
      );
    // Versions that send no body want nothing but the challenge back.
    return delivery.body.length > 0
      ? json({ challenge })
      : { status: 200, headers: { 'content-type': 'text/plain' }, body: challenge };
  };
}

export function json(body: object): Exclude<Reaction, 'hang'> {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export function isChallenge({ headers }: Delivery): boolean {
  return headers['x-webhook-event'] === 'webhook.challenge' || headers['x-webhook-challenge'] !== undefined;
}

/** What a receiver has to send back to be verified; undefined where it is something else that came. */
export function challengeIn(delivery: Delivery): string | undefined {
  if (!isChallenge(delivery)) return undefined;
  const body = bodyOf(delivery);
  return isObject(body) && typeof body.challenge === 'string'
    ? body.challenge
    : delivery.headers['x-webhook-challenge'];
}

/** Everything but challenges. */
export function deliveriesTo({ inbox }: Pick<Hook, 'inbox'>): readonly Delivery[] {
  return inbox.all().filter((delivery) => !isChallenge(delivery));
}

/** Waits until so many deliveries have come; whether they have. */
export function untilDelivered({ inbox }: Pick<Hook, 'inbox'>, count: number): Promise<boolean> {
  const isEnough: Parameters<Inbox['until']>[0] = (all) =>
    all.filter((each) => !isChallenge(each)).length >= count;
  return inbox.until(isEnough, inbox.patience);
}

/** Waits until the target has read the answer to the challenge. */
export function untilActive(story: Story, hook: Hook): Promise<Answer> {
  return untilStatus(
    story,
    hook,
    (status) => status === 'active',
    'A webhook whose challenge was answered is active',
  );
}

/** Reads a subscription once. */
export function readHook(story: Story, { owner, path }: Pick<Hook, 'owner' | 'path'>): Promise<Answer> {
  return story.send(request(story, 'getWebhook', { path }), {
    as: owner,
    expect: 200,
    step: 'set-up',
    why: 'Read the webhook',
  });
}

/** Reads a subscription until it is as it is wanted. Where that does not come about, `sentence` does not hold. */
export async function untilStatus(
  story: Story,
  hook: Pick<Hook, 'owner' | 'path' | 'inbox'>,
  isWanted: (status: unknown) => boolean,
  sentence: string,
): Promise<Answer> {
  const end = Date.now() + hook.inbox.patience;
  for (;;) {
    const read = await readHook(story, hook);
    const status = valueAt(read, '/status');
    if (isWanted(status)) return read;
    if (Date.now() > end) {
      story.claim(read, { sentence, holds: false, requirement: 'S0-scenarios-webhook-challenge' });
      throw new Stop('answered-otherwise', `the webhook is still ${status}`);
    }
    await pause(pollMsOf(hook));
  }
}

/** Whoever waits long does not look often. */
export function pollMsOf({ inbox }: Pick<Hook, 'inbox'>): number {
  return inbox.patience / 100;
}

/** Reads the deliveries of a webhook until none waits to be sent any more. */
export async function untilSettled(
  story: Story,
  { owner, path, inbox }: Pick<Hook, 'owner' | 'path' | 'inbox'>,
): Promise<Answer> {
  const end = Date.now() + inbox.patience;
  const query = { subscription_id: path.webhook_id, limit: '100' };
  for (;;) {
    const list = await story.send(request(story, 'listWebhookDeliveries', { query }), {
      as: owner,
      expect: 200,
      step: 'follow-up',
      why: 'Read the deliveries',
    });
    const waiting = Array.isArray(list.json)
      ? list.json.filter((each) => isObject(each) && each.status === 'pending')
      : [];
    if (waiting.length === 0) return list;
    if (Date.now() > end) {
      const sentence = `A delivery succeeds or fails finally within ${inbox.patience / 1000} s`;
      story.claim(list, { sentence, holds: false, requirement: 'S0-202-polling' });
      throw new Stop('answered-otherwise', `${waiting.length} deliveries still wait`);
    }
    await pause(pollMsOf({ inbox }));
  }
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((wake) => setTimeout(wake, milliseconds));
}

/** The body of a delivery as JSON; undefined if it is none. */
export function bodyOf({ body }: Delivery): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
