import {
  arrayOf,
  dateTime,
  nullable,
  object,
  oneOf,
  readOnly,
  schema,
  text,
  uuid,
} from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { NO_ANGLES, TEXT_LINE } from './patterns.ts';

/** What an add-on can be asked about. */
export const objectType = oneOf(['threat_model', 'threat', 'document', 'source', 'diagram', 'metadata']);

const name = text({ min: 1, max: 255, pattern: NO_ANGLES });
const webhookId = uuid('The subscription that hears of invocations');

const details = {
  description: text({ max: 1024, pattern: NO_ANGLES }),
  icon: text(
    { max: 60, pattern: '^(material-symbols:[a-z]+(_[a-z]+)*|fa-[a-z]+(-[a-z]+)* fa-[a-z]+(-[a-z]+)*)$' },
    { description: 'Material Symbols or Font Awesome' },
  ),
  objects: arrayOf(objectType, { max: 6 }, { uniqueItems: true }),
  threat_model_id: nullable(uuid('Only for this threat model')),
};

export const AddonInput = schema(
  'AddonInput',
  'An add-on to offer',
  object({ required: { name, webhook_id: webhookId }, optional: details }),
);

export const Addon = schema(
  'Addon',
  'Something outside that people can call in',
  object({
    required: { id: readOnly(uuid()), name, webhook_id: webhookId, created_at: readOnly(dateTime()) },
    optional: details,
  }),
);

export const InvocationRequest = schema(
  'InvocationRequest',
  'What an add-on is asked to look at',
  object({
    required: { threat_model_id: uuid() },
    optional: {
      object_type: objectType,
      object_id: uuid(),
      payload: {
        type: 'object',
        additionalProperties: true,
        description: 'For the add-on; at most 1024 bytes of JSON',
      },
    },
  }),
);

export const QueuedInvocation = schema(
  'QueuedInvocation',
  'An invocation that waits to be sent',
  object({
    required: {
      invocation_id: uuid(),
      delivery_id: uuid('The same'),
      status: oneOf(['pending']),
      created_at: dateTime(),
      message: text({ min: 1, max: 1000, pattern: TEXT_LINE }),
    },
  }),
);

export const addonInputSample = {
  name: 'STRIDE assistant',
  webhook_id: sample.ids.webhook,
  description: 'Suggests threats for a diagram',
  icon: 'material-symbols:security',
  objects: ['threat_model', 'diagram'],
} as const;

export const addonSample = {
  id: sample.ids.addon,
  ...addonInputSample,
  threat_model_id: null,
  created_at: sample.times.created,
} as const;

export const invocationRequestSample = {
  threat_model_id: sample.ids.threatModel,
  object_type: 'diagram',
  object_id: sample.ids.diagram,
  payload: { depth: 'full' },
} as const;

export const queuedInvocationSample = {
  invocation_id: sample.ids.invocation,
  delivery_id: sample.ids.invocation,
  status: 'pending',
  created_at: sample.times.modified,
  message: 'Invocation created and queued for sending',
} as const;
