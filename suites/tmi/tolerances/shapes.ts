import type { ShapeTolerance } from '../../../harness/model/tolerance.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import type { JsonObject } from '../../../suite/suite.ts';
import { august, early, january, november, releases } from './releases.ts';

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
    versions: [november, january, august],
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
    versions: [november, january, august],
    document: (document) =>
      reshapeSchemas(document, ['NewWebhook'], (schema) =>
        withMembers(schema, {}, (required) => required.filter((member) => member !== 'challenge')),
      ),
  },
  {
    kind: 'shape',
    id: 'D14',
    why: 'who is logged in is described in one of three ways; all return the email address',
    versions: releases,
    document: (document) =>
      reshapeSchemas(document, ['UserInfo'], (schema) => ({
        ...withMembers(schema, { id: { type: 'string' } }, () => ['email']),
        anyOf: [
          { required: ['id', 'name'] },
          { required: ['principal_type', 'provider', 'provider_id', 'display_name'] },
          { required: ['sub', 'name'] },
        ],
        additionalProperties: true,
      })),
  },
  {
    kind: 'shape',
    id: 'D14',
    why: 'profiles have more members or fewer; all have the email address',
    versions: [november, january, august],
    document: open(['UserProfile'], ['email']),
  },
  {
    kind: 'shape',
    id: 'D20',
    why: 'the type of a token is not case-sensitive',
    versions: [august],
    document: (document) =>
      reshapeSchemas(document, ['Tokens', 'Introspection'], (schema) =>
        withMembers(schema, { token_type: { type: 'string', enum: ['Bearer', 'bearer'] } }),
      ),
  },
  {
    kind: 'shape',
    id: 'D21',
    why: 'a queued invocation of November 2025 is named by `invocation_id`',
    versions: [november, january],
    document: require(['QueuedInvocation'], ['invocation_id', 'status', 'created_at']),
  },
  {
    kind: 'shape',
    id: 'D21',
    why: 'a queued invocation of 2026 is named by `delivery_id`',
    versions: [august],
    document: require(['QueuedInvocation'], ['delivery_id']),
  },
  {
    kind: 'shape',
    id: 'D21',
    why: 'a test delivery of November 2025 has an empty status',
    versions: [november, january],
    document: (document) =>
      reshapeSchemas(document, ['QueuedTest'], (schema) =>
        withMembers(schema, { status: { type: 'string', enum: ['', 'pending', 'delivered', 'failed'] } }),
      ),
  },
  {
    kind: 'shape',
    id: 'D23',
    why: 'the response that says which session to join does not always say why',
    versions: early,
    document: require(['SessionConflict'], ['error', 'join_url']),
  },
  {
    kind: 'shape',
    id: 'N6',
    why: 'discovery documents may have more members (RFC 8414, section 3.2)',
    versions: releases,
    document: (document) =>
      reshapeSchemas(document, ['OpenIdConfiguration', 'AuthorizationServerMetadata'], (schema) => ({
        ...schema,
        additionalProperties: true,
      })),
  },
];
