import { august, november, september } from '../releases.ts';
import type { ShapeCase } from './shape-case.ts';

const expiry = { expires_at: '2026-01-01T00:00:00Z' };
const uuid = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const queued = { status: 'pending', created_at: '2026-01-01T00:00:00Z' };
const webhook = {
  id: uuid,
  owner_id: uuid,
  name: 'A',
  url: 'https://a.invalid/',
  events: ['threat_model.created'],
  status: 'pending_verification',
  challenges_sent: 0,
  created_at: '2026-01-01T00:00:00Z',
  modified_at: '2026-01-01T00:00:00Z',
  publication_failures: 0,
  threat_model_id: null,
  last_successful_use: null,
};
const tokens = { access_token: 'a', refresh_token: 'b', expires_in: 3600 };
const metadata = {
  issuer: 'https://a.invalid',
  authorization_endpoint: 'https://a.invalid/oauth2/authorize',
  token_endpoint: 'https://a.invalid/oauth2/token',
  jwks_uri: 'https://a.invalid/.well-known/jwks.json',
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['HS256'],
};

/** Bodies that releases have. */
export const shapeCases: readonly ShapeCase[] = [
  {
    id: 'D10',
    version: november,
    schema: 'DeletionChallenge',
    excused: { challenge_text: 'I want to delete my account', ...expiry },
    not: expiry,
  },
  {
    id: 'D11',
    version: august,
    schema: 'NewWebhook',
    excused: { ...webhook, secret: 'a-secret-of-sixteen-characters' },
    not: webhook,
  },
  {
    id: 'D14',
    version: november,
    schema: 'UserInfo',
    excused: {
      principal_type: 'user',
      provider: 'test',
      provider_id: 'bob',
      display_name: 'Bob',
      email: 'bob@test.tmi',
    },
    not: { email: 'bob@test.tmi' },
  },
  {
    id: 'D14',
    version: august,
    schema: 'UserProfile',
    excused: { email: 'bob@tmi.local', groups: [] },
    not: { name: 'Bob' },
  },
  {
    id: 'D20',
    version: august,
    schema: 'Tokens',
    excused: { ...tokens, token_type: 'bearer' },
    not: { ...tokens, token_type: 'BEARER TOKEN' },
  },
  {
    id: 'D21',
    version: november,
    schema: 'QueuedInvocation',
    excused: { invocation_id: uuid, ...queued },
    not: { delivery_id: uuid, ...queued },
  },
  {
    id: 'D21',
    version: august,
    schema: 'QueuedInvocation',
    excused: { delivery_id: uuid, ...queued },
    not: { invocation_id: uuid, ...queued },
  },
  {
    id: 'D21',
    version: november,
    schema: 'QueuedTest',
    excused: { delivery_id: uuid, message: 'Queued', status: '' },
    not: { delivery_id: uuid, message: 'Queued', status: 'lost' },
  },
  {
    id: 'D23',
    version: september,
    schema: 'SessionConflict',
    excused: { error: 'conflict', join_url: '/threat_models/1/diagrams/2/collaborate' },
    not: { error: 'conflict' },
  },
  {
    id: 'N6',
    version: september,
    schema: 'OpenIdConfiguration',
    excused: { ...metadata, assay_knows_not: true },
    not: { assay_knows_not: true },
  },
];
