import type { SchemaObject } from 'openapi3-ts/oas31';
import {
  arrayOf,
  dateTime,
  input,
  integer,
  nullable,
  number,
  object,
  oneOf,
  schema,
} from '../../builder/schema.ts';
import { created, ids, tokens } from '../samples.ts';
import { HTTPS, reply, word } from './common.ts';

const event = oneOf([
  'enrollment.created',
  'enrollment.verified',
  'enrollment.deleted',
  'verification.succeeded',
  'verification.failed',
  'payment.linked',
  'payment.unlinked',
]);
const events = arrayOf(event, { min: 1, max: 7 }, { uniqueItems: true });
const url: SchemaObject = { type: 'string', format: 'uri', pattern: HTTPS, maxLength: 2048 };

const retryConfig = object({
  required: { maxAttempts: integer({ min: 1, max: 10 }), backoffMultiplier: number({ min: 1, max: 10 }) },
});

const webhook = {
  id: word,
  url,
  events,
  status: oneOf(['active', 'disabled']),
  retryConfig,
  createdAt: dateTime(),
} as const;
const optional = { description: word } as const;
const Webhook = schema('Webhook', 'Where events are sent to', object({ required: webhook, optional }));
const NewWebhook = schema(
  'ShownWebhook',
  'A webhook with the secret of its signatures, which is shown this once',
  object({ required: { ...webhook, secret: { type: 'string', pattern: '^whsec_' } }, optional }),
);

export const WebhookInput = schema(
  'NewWebhook',
  'Where which events are sent to',
  input({
    required: { url, events },
    optional: {
      description: word,
      retryConfig: input({
        optional: {
          maxAttempts: integer({ min: 1, max: 10 }, { default: 3 }),
          backoffMultiplier: number({ min: 1, max: 10 }, { default: 2 }),
        },
      }),
    },
  }),
);
export const WebhookChange = schema('WebhookChange', 'What changes', input({ optional: { url, events } }));

export const webhookInputSample = {
  url: 'https://shop.example/hooks',
  events: ['enrollment.created', 'verification.failed'],
} as const;
export const webhookSample = {
  id: ids.webhook,
  ...webhookInputSample,
  status: 'active',
  retryConfig: { maxAttempts: 3, backoffMultiplier: 2 },
  createdAt: created,
} as const;
export const shownWebhookSample = { ...webhookSample, secret: tokens.secret } as const;

export const ShownWebhook = reply('ShownWebhookReply', { webhook: NewWebhook });
export const WebhookReply = reply('WebhookReply', { webhook: Webhook });
export const Webhooks = reply('Webhooks', { webhooks: arrayOf(Webhook), total: integer({ min: 0 }) });

const delivery = {
  id: word,
  status: oneOf(['pending', 'delivered', 'failed']),
  statusCode: nullable(integer({ min: 100, max: 599 })),
  responseTime: nullable(integer({ min: 0 }), 'Milliseconds'),
} as const;
export const DeliveryReply = reply('DeliveryReply', { delivery: object({ required: delivery }) });
const Log = schema(
  'Delivery',
  'What was sent to a webhook',
  object({ required: { ...delivery, event: word, attempts: integer({ min: 0 }), createdAt: dateTime() } }),
);
export const Logs = reply('Deliveries', { logs: arrayOf(Log), total: integer({ min: 0 }) });

export const deliverySample = {
  id: ids.delivery,
  status: 'delivered',
  statusCode: 200,
  responseTime: 85,
} as const;
export const logSample = {
  ...deliverySample,
  event: 'enrollment.created',
  attempts: 1,
  createdAt: created,
} as const;
