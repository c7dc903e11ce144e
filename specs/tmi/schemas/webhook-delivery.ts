import { dateTime, integer, nullable, object, oneOf, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { events } from './webhook.ts';

const status = oneOf(['pending', 'delivered', 'failed']);

export const WebhookDelivery = schema(
  'WebhookDelivery',
  'An event on its way to a subscriber',
  object({
    required: {
      id: uuid(),
      subscription_id: uuid(),
      event_type: oneOf([...events, 'webhook.test']),
      status,
      attempts: integer({ min: 0 }),
      created_at: dateTime(),
    },
    optional: {
      payload: { type: 'object', additionalProperties: true, description: 'What is posted' },
      next_retry_at: nullable(dateTime()),
      last_error: nullable(text({ max: 1000 })),
      delivered_at: nullable(dateTime()),
    },
  }),
);

export const WebhookTest = schema(
  'WebhookTest',
  'What a test delivery pretends to be about',
  object({
    optional: {
      event_type: oneOf([...events, 'webhook.test'], {
        description: 'Without it, the first event that the subscription names',
      }),
    },
  }),
);

/** S0, "Test Webhook". */
export const QueuedTest = schema(
  'QueuedTest',
  'A test delivery that waits to be sent',
  object({
    required: { delivery_id: uuid(), message: text({ min: 1, max: 1000 }) },
    optional: { status },
  }),
);

export const deliverySample = {
  id: sample.ids.delivery,
  subscription_id: sample.ids.webhook,
  event_type: 'threat_model.created',
  payload: {
    type: 'test',
    subscription_id: sample.ids.webhook,
    timestamp: sample.times.modified,
    message: 'This is a test',
  },
  status: 'delivered',
  attempts: 1,
  next_retry_at: null,
  last_error: null,
  created_at: sample.times.modified,
  delivered_at: sample.times.modified,
} as const;

export const queuedTestSample = {
  delivery_id: sample.ids.delivery,
  message: 'Test delivery created and queued for sending',
} as const;
