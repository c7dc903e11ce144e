import type { JsonObject } from '../../../contract/json.ts';
import type { ShapeTolerance } from '../../../harness/model/tolerance.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';

/** Where answers of a TMI may have less than our document says, or more. */

function require(names: readonly string[], members: readonly string[]) {
  return (document: JsonObject): JsonObject =>
    reshapeSchemas(document, names, (schema) => withMembers(schema, {}, () => members));
}

function open(names: readonly string[], members: readonly string[]) {
  return (document: JsonObject): JsonObject =>
    reshapeSchemas(document, names, (schema) => ({
      ...withMembers(schema, {}, () => members),
      additionalProperties: true,
    }));
}

export const shapes: readonly ShapeTolerance[] = [
  {
    kind: 'shape',
    id: 'D10',
    why: 'a challenge is called `challenge` or `challenge_text`',
    document: (document) =>
      reshapeSchemas(document, ['DeletionChallenge'], (schema) => ({
        ...withMembers(schema, {}, () => ['expires_at']),
        anyOf: [{ required: ['challenge'] }, { required: ['challenge_text'] }],
      })),
  },
  {
    kind: 'shape',
    id: 'D11',
    why: 'no release shows the challenge of a new webhook',
    document: (document) =>
      reshapeSchemas(document, ['NewWebhook'], (schema) =>
        withMembers(schema, {}, (required) => required.filter((member) => member !== 'challenge')),
      ),
  },
  {
    kind: 'shape',
    id: 'D14',
    why: 'versions describe a user differently; all return the email address',
    document: open(['UserInfo', 'UserProfile'], ['email']),
  },
  {
    kind: 'shape',
    id: 'D20',
    why: 'the type of a token is not case-sensitive',
    document: (document) =>
      reshapeSchemas(document, ['Tokens', 'Introspection'], (schema) =>
        withMembers(schema, { token_type: { type: 'string', enum: ['Bearer', 'bearer'] } }),
      ),
  },
  {
    kind: 'shape',
    id: 'D21',
    why: 'a queued invocation is named by `invocation_id` or `delivery_id`',
    document: (document) =>
      reshapeSchemas(document, ['QueuedInvocation'], (schema) => ({
        ...withMembers(schema, {}, () => []),
        anyOf: [{ required: ['invocation_id'] }, { required: ['delivery_id'] }],
      })),
  },
  {
    kind: 'shape',
    id: 'D21',
    why: 'a test delivery of November 2025 has an empty status',
    document: (document) =>
      reshapeSchemas(document, ['QueuedTest'], (schema) =>
        withMembers(schema, { status: { type: 'string' } }),
      ),
  },
  {
    kind: 'shape',
    id: 'D23',
    why: 'the response that says which session to join does not always say why',
    document: require(['SessionConflict'], ['error', 'join_url']),
  },
  {
    kind: 'shape',
    id: 'N6',
    why: 'discovery documents may have more members (RFC 8414, section 3.2)',
    document: (document) =>
      reshapeSchemas(document, ['OpenIdConfiguration', 'AuthorizationServerMetadata'], (schema) => ({
        ...schema,
        additionalProperties: true,
      })),
  },
];
