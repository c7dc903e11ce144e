import type { ShapeTolerance } from '../../../harness/model/tolerance.ts';
import { reshapeSchemas, withMembers, withUnknownMembers } from '../../../harness/versions/reshape.ts';
import type { JsonObject } from '../../../suite/suite.ts';
import { allowed, lacking, ofAnyTexts, ofMembers, optionalIn, withoutIn } from './loosened.ts';
import { august, early, january, november, releases, september } from './releases.ts';

/**
 * Responses that our document does not allow and the document of a release does. What the sources show stays required
 * whatever that document leaves out: the `id` of a resource, the code and the description of an error, the secret of a
 * new webhook, which no other response shows.
 */

const text = { type: 'string', maxLength: 1000 };
const time = { type: 'string', format: 'date-time' };
const resources = ['ThreatModel', 'Threat', 'Document', 'Source', 'Diagram'];

/** September 2025 has neither webhooks nor add-ons. */
const withWebhooks = releases.filter((release) => release !== september);

const formerUser: JsonObject = {
  type: 'object',
  required: ['user_id', 'email', 'name'],
  properties: { user_id: text, email: text, name: text },
  additionalProperties: true,
};

export const boundsOfAnswers: readonly ShapeTolerance[] = [
  allowed('metadata of a document or a source may be null in September 2025', [september], (document) =>
    reshapeSchemas(document, ['Document', 'Source'], (schema) =>
      ofMembers(schema, { metadata: (list) => ({ ...list, type: ['array', 'null'] }) }),
    ),
  ),
  allowed('what is shown of a resource may have more members in September 2025', [september], (document) =>
    reshapeSchemas(
      document,
      [...resources, 'ThreatModelListItem', 'DiagramListItem', 'CollaborationSession', 'Participant'],
      withUnknownMembers,
    ),
  ),
  allowed('the texts of resources have no patterns in September 2025', [september], (document) =>
    reshapeSchemas(
      withoutIn(document, ['ThreatModelListItem', 'Threat', 'Source'], ['pattern', 'minLength']),
      ['Diagram', 'ThreatModel'],
      (schema) =>
        ofMembers(schema, {
          name: lacking('pattern', 'minLength'),
          threat_model_framework: lacking('pattern', 'maxLength'),
        }),
    ),
  ),
  allowed('the code in the details of an error has no pattern in September 2025', [september], (document) =>
    reshapeSchemas(document, ['Error'], (schema) => ofMembers(schema, { details: lacking('pattern') })),
  ),
  allowed('only some members of a threat model or a threat are required', early, (document) =>
    optionalIn(
      document,
      ['ThreatModel', 'Threat'],
      ['description', 'created_by', 'created_at', 'modified_at', 'threat_model_id'],
    ),
  ),
  allowed('the times of documents and sources are not required', [november, january], (document) =>
    optionalIn(document, ['Document', 'Source'], ['created_at', 'modified_at']),
  ),
  allowed('a bulk deletion need not say what it deleted', [november, january], (document) =>
    optionalIn(document, ['DeletedThreats'], ['deleted_count', 'deleted_ids']),
  ),
  allowed('the names in lists of diagrams and in sessions have no pattern', early, (document) =>
    withoutIn(document, ['DiagramListItem', 'CollaborationSession'], ['pattern', 'minLength']),
  ),
  allowed('host and presenter of a session may be any text', early, (document) =>
    reshapeSchemas(document, ['CollaborationSession'], (schema) =>
      ofMembers(schema, { host: () => text, presenter: () => text }),
    ),
  ),
  {
    kind: 'shape',
    id: 'D1',
    why: 'a participant of September 2025 is a user with `user_id`, `name` and `email`',
    versions: [september],
    document: (document) =>
      reshapeSchemas(document, ['Participant'], (schema) => withMembers(schema, { user: formerUser })),
  },
  allowed(
    'descriptions in the list of threat models may be of several lines',
    [november, january],
    (document) =>
      reshapeSchemas(document, ['ThreatModelListItem'], (schema) =>
        ofMembers(schema, { description: lacking('pattern') }),
      ),
  ),
  allowed('releases have events of more resources than the source names', withWebhooks, (document) =>
    reshapeSchemas(document, ['Webhook', 'NewWebhook', 'WebhookDelivery'], (schema) =>
      ofMembers(schema, { events: ofAnyTexts, event_type: () => text }),
    ),
  ),
  allowed(
    'add-ons may be about assets and notes, and their texts have no patterns',
    withWebhooks,
    (document) =>
      reshapeSchemas(document, ['Addon', 'Invocation'], (schema) =>
        ofMembers(withUnknownMembers(schema), {
          name: lacking('pattern', 'minLength'),
          description: lacking('pattern'),
          icon: lacking('pattern'),
          objects: ofAnyTexts,
          object_type: () => ({ ...text, type: ['string', 'null'] }),
        }),
      ),
  ),
  allowed('a node may be shown in either form', [november, january, august], (document) =>
    reshapeSchemas(document, ['Diagram'], (schema) =>
      ofMembers(schema, {
        cells: (list) => ({ ...list, items: { $ref: '#/components/schemas/CellInput' } }),
      }),
    ),
  ),
  allowed('lists of diagrams have more of each diagram in 2026', [august], (document) =>
    reshapeSchemas(document, ['DiagramListItem'], (schema) =>
      withMembers(schema, {
        description: { type: ['string', 'null'], maxLength: 2048 },
        created_at: time,
        modified_at: time,
        image: { type: ['object', 'null'] },
      }),
    ),
  ),
  allowed('deliveries of 2026 have more members, and may be in progress', [august], (document) =>
    reshapeSchemas(document, ['WebhookDelivery'], (schema) =>
      withUnknownMembers(
        withMembers(schema, {
          subscription_id: { type: ['string', 'null'], format: 'uuid' },
          status: { type: 'string', enum: ['pending', 'in_progress', 'delivered', 'failed'] },
        }),
      ),
    ),
  ),
  allowed('the groups of a profile are objects in 2026', [august], (document) =>
    reshapeSchemas(document, ['UserProfile', 'UserInfo'], (schema) =>
      ofMembers(schema, { groups: ofNamedGroups }),
    ),
  ),
  allowed('how an invocation is going is said in more ways', [november, january], (document) =>
    reshapeSchemas(document, ['QueuedInvocation', 'InvocationState'], (schema) =>
      withUnknownMembers(ofMembers(schema, { status: () => text })),
    ),
  ),
  allowed('whoever logs out of SAML need not be told anything', [november, january], (document) =>
    reshapeSchemas(document, ['LoggedOut'], (schema) =>
      ofMembers(
        withMembers(schema, {}, () => []),
        { message: lacking('minLength') },
      ),
    ),
  ),
  allowed('an introspected token may have any issuer', early, (document) =>
    reshapeSchemas(document, ['Introspection'], (schema) => ofMembers(schema, { iss: () => text })),
  ),
  allowed('a published key may be of any kind', early, (document) =>
    reshapeSchemas(document, ['JsonWebKeySet'], (schema) =>
      withUnknownMembers(ofMembers(schema, { keys: ofAnyKeys })),
    ),
  ),
  {
    kind: 'shape',
    id: 'N6',
    why: 'the patterns of versions and of builds do not fit what releases answer',
    versions: releases,
    document: (document) =>
      reshapeSchemas(document, ['ApiInfo'], (schema) =>
        ofMembers(schema, {
          service: (service) => ofMembers(service, { build: lacking('pattern') }),
          api: (api) => ofMembers(api, { version: lacking('pattern') }),
        }),
      ),
  },
];

function ofAnyKeys(list: JsonObject): JsonObject {
  return {
    ...list,
    items: {
      type: 'object',
      required: ['kty', 'use', 'alg', 'kid'],
      properties: { kty: text, use: text, alg: text, kid: text },
      additionalProperties: true,
    },
  };
}

/** A group by its name, in a text or in an object. */
function ofNamedGroups(list: JsonObject): JsonObject {
  const named = { type: 'object', required: ['group_name'], properties: { group_name: text } };
  return { ...list, items: { anyOf: [text, named] } };
}
