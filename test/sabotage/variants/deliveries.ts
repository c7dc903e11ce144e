import { createHmac, randomUUID } from 'node:crypto';
import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { triggers } from '../seams/database.ts';
import { configured } from '../seams/decorators.ts';
import { type Letter, posting } from '../seams/deliveries.ts';
import { handling } from '../seams/handlers.ts';
import { again } from '../seams/requests.ts';

const at = ['* /webhooks*'];
const isDelivery = ({ headers }: Letter) => headers['x-webhook-event'] !== 'webhook.challenge';
const signature = 'x-webhook-signature';
const active = `status = 'active' and events not like '%"*"%'`;
const uuid = `lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' ||
  substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))`;

/** Deliveries change in one way, and challenges do not. */
function delivering(change: (letter: Letter) => readonly Letter[]) {
  return posting((letter) => (isDelivery(letter) ? change(letter) : [letter]));
}

/** A header of every delivery changes; undefined leaves it out. */
function withHeader(name: string, change: (letter: Letter) => string | undefined) {
  return delivering((letter) => {
    const { [name]: _, ...headers } = letter.headers;
    const value = change(letter);
    return [{ ...letter, headers: { ...headers, ...(value === undefined ? {} : { [name]: value }) } }];
  });
}

const everywhere = { at, seenAt: everyOperation, requirements: ['S0-scenarios-webhook-secret'] } as const;
const heard = { at, seenAt: everyOperation, requirements: ['S0-scenarios-create-webhook'] } as const;

const retried = {
  at,
  seenAt: everyOperation,
  cells: ['GET /webhooks/deliveries/{delivery_id} 200', 'POST /webhooks/{webhook_id}/test 202'],
} as const;
const disabled = { at, seenAt: everyOperation, cells: ['GET /webhooks/{webhook_id} 200'] } as const;

/** What receivers of webhooks are sent. */
export const deliveries = family(
  'deliveries',
  [
    {
      ...everywhere,
      id: 'unsigned',
      title: 'Deliveries have no signature.',
      apply: withHeader(signature, () => undefined),
    },
    {
      ...everywhere,
      id: 'signed-with-another-secret',
      title: 'Deliveries are signed with a secret that no receiver has.',
      apply: withHeader(signature, ({ body }) => signed(body, 'another secret')),
    },
    {
      ...everywhere,
      id: 'signed-without-its-algorithm',
      title: 'The signature of a delivery does not begin with sha256=.',
      apply: withHeader(signature, ({ headers }) => headers[signature]?.replace('sha256=', '')),
    },
    {
      ...everywhere,
      id: 'signed-before-it-was-written',
      title: 'The signature of a delivery is that of the same JSON in other bytes.',
      apply: delivering((letter) => [
        { ...letter, body: Buffer.from(JSON.stringify(JSON.parse(letter.body.toString('utf8')), null, 1)) },
      ]),
    },
    {
      ...heard,
      id: 'delivered-twice',
      title: 'Every delivery is sent twice.',
      apply: delivering((letter) => [letter, letter]),
    },
    {
      ...heard,
      id: 'queued-twice',
      title: 'Every event is queued twice.',
      apply: triggers(
        `after insert on webhook_deliveries when new.event_type not like 'addon%' begin
         insert into webhook_deliveries select ${uuid}, new.webhook_id, new.event_type, new.payload, new.status,
         new.attempts, new.next_attempt_at, new.claim, new.last_error, new.created_at, new.delivered_at; end`,
      ),
    },
    {
      ...retried,
      id: 'another-id-every-time',
      title: 'A delivery has another id every time it is tried.',
      apply: withHeader('x-webhook-delivery-id', () => randomUUID()),
    },
    {
      ...heard,
      id: 'event-not-told',
      title: 'Nobody hears of documents that are deleted.',
      apply: triggers(
        `before insert on webhook_deliveries when new.event_type = 'document.deleted' begin select raise(ignore); end`,
      ),
    },
    {
      ...heard,
      id: 'event-misnamed',
      title: 'A change of a threat is told as a creation.',
      apply: delivering((letter) => [
        {
          headers: {
            ...letter.headers,
            'x-webhook-event':
              letter.headers['x-webhook-event']?.replace('threat.updated', 'threat.created') ?? '',
          },
          body: letter.body,
        },
      ]),
    },
    {
      ...heard,
      id: 'events-not-asked-for',
      title: 'A webhook hears of new threat models, whatever it asked for.',
      apply: triggers(
        `after insert on threat_models begin
         insert into webhook_deliveries (id, webhook_id, event_type, payload, status, attempts, next_attempt_at,
         created_at) select ${uuid}, id, 'threat_model.created', json_object('event_type', 'threat_model.created',
         'threat_model_id', new.id), 'pending', 0, new.created_at, new.created_at from webhooks
         where owner_id = new.owner_id and ${active}; end`,
      ),
    },
    {
      ...heard,
      id: 'events-of-others',
      title: 'A webhook hears of the threat models of everybody.',
      apply: triggers(
        `after delete on threat_models begin
         insert into webhook_deliveries (id, webhook_id, event_type, payload, status, attempts, next_attempt_at,
         created_at) select ${uuid}, id, 'threat_model.deleted', json_object('event_type', 'threat_model.deleted',
         'threat_model_id', old.id), 'pending', 0, old.created_at, old.created_at from webhooks
         where owner_id <> old.owner_id and status = 'active' and threat_model_id is null; end`,
      ),
    },
    {
      ...heard,
      id: 'role-lost-and-still-told',
      title: 'Whoever lost their role in a threat model still hears of it.',
      apply: triggers(
        `after update on threat_models begin
         insert into webhook_deliveries (id, webhook_id, event_type, payload, status, attempts, next_attempt_at,
         created_at) select ${uuid}, w.id, 'threat_model.updated', json_object('event_type', 'threat_model.updated',
         'threat_model_id', new.id), 'pending', 0, new.created_at, new.created_at from webhooks w
         where w.threat_model_id = new.id and w.status = 'active' and w.owner_id <> new.owner_id and not exists
         (select 1 from authorizations a where a.threat_model_id = new.id and a.user_id = w.owner_id); end`,
      ),
    },
    {
      id: 'not-challenged',
      title: 'A receiver counts as verified without having been asked.',
      at,
      seenAt: everyOperation,
      requirements: ['S0-scenarios-webhook-challenge'],
      apply: triggers(
        `after insert on webhooks begin update webhooks set status = 'active' where id = new.id; end`,
      ),
    },
    {
      id: 'any-answer-verifies',
      title: 'A receiver is verified whatever it answers to the challenge.',
      at,
      seenAt: everyOperation,
      requirements: ['S0-scenarios-webhook-challenge'],
      apply: triggers(
        `after update of challenges_sent on webhooks begin update webhooks set status = 'active' where id = new.id; end`,
      ),
    },
    {
      id: 'challenged-with-something-else',
      title: 'The challenge that is sent is not the one that was shown.',
      at,
      seenAt: everyOperation,
      requirements: ['S0-scenarios-webhook-challenge'],
      apply: answering({ of: [201], json: (body) => ({ ...(body as object), challenge: '0'.repeat(43) }) }),
    },
    {
      ...retried,
      id: 'never-tried-again',
      title: 'A delivery that fails is not tried again.',
      apply: configured({ WEBHOOK_RETRY_SECONDS: '' }),
    },
    {
      ...disabled,
      id: 'never-disabled',
      title: 'A webhook whose deliveries keep failing goes on.',
      apply: configured({ WEBHOOK_FAILURE_LIMIT: 100_000 }),
    },
    {
      ...disabled,
      id: 'failures-never-forgotten',
      title: 'A delivery that arrives does not make up for those that failed.',
      apply: triggers(
        `after update of publication_failures on webhooks when new.publication_failures = 0 and
         old.publication_failures > 0 begin
         update webhooks set publication_failures = old.publication_failures where id = new.id; end`,
      ),
    },
    {
      id: 'told-after-deletion',
      title: 'A webhook that is deleted is only hidden, and hears of everything.',
      at: ['DELETE /webhooks/{webhook_id}'],
      seenAt: everyOperation,
      requirements: ['S0-204-delete-webhook', 'S0-204-completed'],
      apply: (app, here) => {
        const hidden = new Set<unknown>();
        handling(async (handler, request, reply) => {
          const { webhook_id } = request.params as { readonly webhook_id?: string };
          const { status } = await again(request, 'GET', `/webhooks/${webhook_id}`);
          if (status !== 200 || hidden.has(webhook_id)) return handler();
          hidden.add(webhook_id);
          reply.code(204);
          return undefined;
        })(app, here);
        answering({
          of: [200],
          json: (list) => (list as { id: string }[]).filter(({ id }) => !hidden.has(id)),
        })(app, ['GET /webhooks']);
      },
    },
    {
      id: 'test-delivery-not-queued',
      title: 'A test delivery is accepted, and forgotten.',
      at: ['POST /webhooks/{webhook_id}/test'],
      seenAt: ['* /webhooks*'],
      requirements: ['S0-202-tracking-id', 'S0-202-test-webhook'],
      cells: ['GET /webhooks/deliveries/{delivery_id} 200'],
      apply: triggers(
        `before insert on webhook_deliveries when new.payload like '{"type":"test"%' begin select raise(ignore); end`,
      ),
    },
  ],
  ['receive-webhooks'],
);

function signed(body: Buffer, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
