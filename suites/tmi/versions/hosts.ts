import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import {
  mapObjects,
  reshapeExamples,
  reshapeSchemas,
  withMembers,
} from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { newSession } from './probed-diagram.ts';
import { membersOf } from './probes.ts';

const user = { $ref: '#/components/schemas/User' };
const sample = {
  principal_type: 'user',
  provider: 'google',
  provider_id: 'alice@example.com',
  display_name: 'Alice Smith',
  email: 'alice@example.com',
};

/** Principals in 2026. */
export const hosts: Capability = {
  id: 'hosts',
  title: 'The host and the presenter of a session',
  values: [
    { value: 'email', words: 'email addresses' },
    {
      value: 'principal',
      words: 'principals',
      change: {
        document: (document) =>
          reshapeExamples(
            reshapeSchemas(document, ['CollaborationSession'], (schema) =>
              withMembers(schema, { host: user, presenter: user }),
            ),
            (object) => {
              if (!('websocket_url' in object)) return object;
              return { ...object, host: sample, ...('presenter' in object && { presenter: sample }) };
            },
          ),
        heard: (json, operation) =>
          /CollaborationSessions?$/.test(operation)
            ? mapObjects(json, ({ host, presenter, ...session }) => ({
                ...session,
                ...(host !== undefined && { host: emailOf(host) }),
                ...(presenter !== undefined && { presenter: emailOf(presenter) }),
              }))
            : json,
      },
    },
  ],
  tell: async (probing) => {
    const seen = await newSession(probing);
    const { host } = membersOf(seen);
    if (!seen || host === undefined) return undefined;
    return toldBy(isObject(host) ? 'principal' : 'email', seen);
  },
};

function emailOf(person: unknown): unknown {
  return isObject(person) ? person.email : person;
}
