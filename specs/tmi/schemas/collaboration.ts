import { arrayOf, dateTime, object, oneOf, readOnly, schema, text, uuid } from '../../builder/schema.ts';
import * as sample from '../samples.ts';
import { NAME } from './patterns.ts';
import { User } from './principal.ts';

const name = text({ min: 1, max: 256, pattern: NAME });
const person = text({ max: 320 }, { format: 'email' });

const Participant = schema(
  'Participant',
  'Somebody who is connected to a collaboration session',
  object({
    required: { user: User, last_activity: dateTime(), permissions: oneOf(['reader', 'writer']) },
  }),
);

/** Participants are those with an open socket; somebody who just started a session is not one yet. */
export const CollaborationSession = schema(
  'CollaborationSession',
  'People who work on one diagram together',
  object({
    required: {
      session_id: readOnly(uuid()),
      host: { ...person, description: 'Who started it' },
      threat_model_id: uuid(),
      threat_model_name: name,
      diagram_id: uuid(),
      diagram_name: name,
      participants: arrayOf(Participant, { max: 1000 }),
      websocket_url: text({ max: 1024, pattern: '^wss?://\\S+$' }, { description: 'Where to connect' }),
    },
    optional: { presenter: { ...person, description: 'Whose cursor the others follow' } },
  }),
);

export const newSessionSample = {
  session_id: sample.ids.session,
  host: sample.alice.email,
  presenter: sample.alice.email,
  threat_model_id: sample.ids.threatModel,
  threat_model_name: 'Payment System Threat Model',
  diagram_id: sample.ids.diagram,
  diagram_name: 'Checkout',
  participants: [],
  websocket_url: `wss://tmi.example.com/threat_models/${sample.ids.threatModel}/diagrams/${sample.ids.diagram}/ws`,
} as const;

export const sessionSample = {
  ...newSessionSample,
  participants: [
    { user: sample.alice, last_activity: sample.times.now, permissions: 'writer' },
    { user: sample.bob, last_activity: sample.times.now, permissions: 'reader' },
  ],
} as const;
