import {
  arrayOf,
  dateTime,
  integer,
  nullable,
  object,
  oneOf,
  readOnly,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { HTTPS_URL, TEXT_LINE } from './patterns.ts';

const objects = ['threat_model', 'threat', 'document', 'source', 'diagram', 'metadata'] as const;
const verbs = ['created', 'updated', 'deleted'] as const;

/** What can be heard of. */
export const events = [
  ...objects.flatMap((thing) => verbs.map((verb) => `${thing}.${verb}`)),
  'addon.invoked',
];

const name = text({ min: 1, max: 255, pattern: TEXT_LINE });
const url = text(
  { min: 8, max: 1024, pattern: HTTPS_URL },
  { format: 'uri', description: 'Where deliveries are posted; https only' },
);
const subscribed = arrayOf(
  oneOf([...events, '*']),
  { min: 1, max: 50 },
  { description: '`*` is every event' },
);
const threatModelId = nullable(
  uuid('Only events of this threat model; without it, of all that the subscriber owns'),
);

export const WebhookInput = schema(
  'WebhookInput',
  'A subscription to ask for',
  object({
    required: { name, url, events: subscribed },
    optional: {
      secret: text({ min: 16, max: 128 }, { description: 'To sign deliveries with; made up if left out' }),
      threat_model_id: threatModelId,
    },
  }),
);

const shown = {
  required: {
    id: readOnly(uuid()),
    owner_id: readOnly(uuid('The subscriber')),
    name,
    url,
    events: subscribed,
    status: oneOf(['pending_verification', 'active', 'pending_delete'], { readOnly: true }),
    created_at: readOnly(dateTime()),
    modified_at: readOnly(dateTime()),
  },
  optional: {
    threat_model_id: threatModelId,
    challenges_sent: readOnly(integer({ min: 0 })),
    last_successful_use: readOnly(nullable(dateTime())),
    publication_failures: readOnly(integer({ min: 0 })),
  },
};

export const Webhook = schema('Webhook', 'A subscription to events', object(shown));

/** Only the answer to its creation shows the secret. */
export const NewWebhook = schema(
  'NewWebhook',
  'A subscription to events, with what only its creator is told',
  object({
    required: {
      ...shown.required,
      secret: text({ min: 16, max: 128 }, { description: 'Deliveries are signed with it' }),
      challenge: text({ min: 1, max: 128 }, { description: 'What the receiver will be asked to send back' }),
    },
    optional: shown.optional,
  }),
);

export const webhookInputSample = {
  name: 'My Webhook',
  url: 'https://example.com/webhook',
  events: ['threat_model.created', 'threat_model.updated'],
} as const;

const created = {
  id: sample.ids.webhook,
  owner_id: sample.ids.alice,
  threat_model_id: null,
  ...webhookInputSample,
  status: 'pending_verification',
  challenges_sent: 0,
  last_successful_use: null,
  publication_failures: 0,
  created_at: sample.times.created,
  modified_at: sample.times.created,
} as const;

export const newWebhookSample = {
  ...created,
  secret: 'a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f90',
  challenge: '0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0',
} as const;

export const webhookSample = {
  ...created,
  status: 'active',
  challenges_sent: 1,
  last_successful_use: sample.times.modified,
  modified_at: sample.times.modified,
} as const;
