import { dateTime, integer, nullable, object, oneOf, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { invocationRequestSample, objectType } from './addon.ts';
import { User } from './principal.ts';

export const invocationStatus = oneOf(['pending', 'in_progress', 'completed', 'failed']);

const percent = integer({ min: 0, max: 100 });
const message = text({ max: 1024 });

export const Invocation = schema(
  'Invocation',
  'A call of an add-on, and how far it has come',
  object({
    required: {
      id: uuid(),
      addon_id: uuid(),
      threat_model_id: uuid(),
      invoked_by: User,
      status: invocationStatus,
      status_percent: percent,
      created_at: dateTime(),
      status_updated_at: dateTime(),
    },
    optional: {
      object_type: nullable(objectType),
      object_id: nullable(uuid()),
      payload: nullable(text({ max: 1024 }, { description: 'The JSON text that the caller gave' })),
      status_message: nullable(message),
    },
  }),
);

export const InvocationUpdate = schema(
  'InvocationUpdate',
  'News from an add-on',
  object({
    required: { status: oneOf(['in_progress', 'completed', 'failed']) },
    optional: { status_percent: percent, status_message: message },
  }),
);

export const InvocationState = schema(
  'InvocationState',
  'How far an invocation has come',
  object({
    required: {
      id: uuid(),
      status: invocationStatus,
      status_percent: percent,
      status_updated_at: dateTime(),
    },
  }),
);

export const invocationUpdateSample = {
  status: 'completed',
  status_percent: 100,
  status_message: 'Found three threats',
} as const;

export const invocationStateSample = {
  id: sample.ids.invocation,
  status: 'completed',
  status_percent: 100,
  status_updated_at: sample.times.now,
} as const;

export const invocationSample = {
  ...invocationStateSample,
  addon_id: sample.ids.addon,
  threat_model_id: sample.ids.threatModel,
  object_type: invocationRequestSample.object_type,
  object_id: invocationRequestSample.object_id,
  invoked_by: sample.alice,
  payload: JSON.stringify(invocationRequestSample.payload),
  status_message: invocationUpdateSample.status_message,
  created_at: sample.times.modified,
} as const;
