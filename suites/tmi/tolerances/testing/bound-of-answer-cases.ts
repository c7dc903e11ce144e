import { august, november, september } from '../releases.ts';
import type { ShapeCase } from './shape-case.ts';

const id = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const now = '2026-01-01T00:00:00Z';
const times = { created_at: now, modified_at: now };
const document = { id, name: 'A', uri: 'https://a.example.com' };
const session = {
  session_id: id,
  host: 'alice@test.tmi',
  threat_model_id: id,
  threat_model_name: 'A',
  diagram_id: id,
  diagram_name: 'B',
  participants: [],
  websocket_url: 'wss://a.example.com/ws',
};
const participant = { last_activity: now, permissions: 'reader' };
const former = { user_id: 'bob', name: 'Bob', email: 'bob@test.tmi' };
const threat = {
  ...{ id, name: 'A', threat_type: 'Spoofing', severity: 'High', priority: 'High', mitigated: false },
  status: 'Active',
};
const user = {
  ...{ principal_type: 'user', provider: 'test', provider_id: 'bob', display_name: 'Bob' },
  email: 'bob@test.tmi',
};
const item = {
  ...{ id, name: 'A', owner: user, created_by: user, threat_model_framework: 'STRIDE', ...times },
  ...{ document_count: 0, source_count: 0, diagram_count: 0, threat_count: 0 },
};
const delivery = { id, subscription_id: id, status: 'pending', attempts: 0, created_at: now };
const diagram = { id, name: 'A', type: 'DFD-1.0.0' };
const node = { id, shape: 'process', x: 10, y: 20, width: 120, height: 60 };
const info = {
  status: { code: 'OK', time: now },
  service: { name: 'TMI', build: '1.0.0' },
  api: { version: '1.0.0', specification: 'https://a.example.com/openapi.json' },
  operator: { name: 'A', contact: 'a@example.com' },
};
const queued = { delivery_id: id, invocation_id: id, created_at: now, message: 'A' };

/** Responses that the documents of releases allow. */
export const boundOfAnswerCases: readonly ShapeCase[] = [
  {
    id: 'N7',
    version: september,
    schema: 'Document',
    excused: { ...document, ...times, metadata: null },
    not: { ...document, ...times, metadata: 'none' },
  },
  {
    id: 'N7',
    version: september,
    schema: 'DiagramListItem',
    excused: { id, name: 'A', type: 'DFD-1.0.0', colour: 'red' },
    not: { id, name: 'A', colour: 'red' },
  },
  {
    id: 'N7',
    version: september,
    schema: 'Threat',
    excused: { ...threat, ...times, threat_model_id: id, name: '<A>' },
    not: { ...threat, ...times, threat_model_id: id, name: 7 },
  },
  {
    id: 'N7',
    version: september,
    schema: 'Error',
    excused: { error: 'a', error_description: 'A', details: { code: 'A B' } },
    not: { error: 'a', details: { code: 'A B' } },
  },
  {
    id: 'N7',
    version: november,
    schema: 'Threat',
    excused: threat,
    not: { ...threat, id: undefined },
  },
  { id: 'N7', version: november, schema: 'Document', excused: document, not: { ...document, uri: 7 } },
  { id: 'N7', version: november, schema: 'DeletedThreats', excused: {}, not: { deleted_count: 'all' } },
  {
    id: 'N7',
    version: november,
    schema: 'CollaborationSession',
    excused: { ...session, diagram_name: '' },
    not: { ...session, diagram_name: undefined },
  },
  {
    id: 'N7',
    version: november,
    schema: 'CollaborationSession',
    excused: { ...session, host: 'alice' },
    not: { ...session, host: null },
  },
  {
    id: 'D1',
    version: september,
    schema: 'Participant',
    excused: { ...participant, user: former },
    not: { ...participant, user: { ...former, email: undefined } },
  },
  {
    id: 'N7',
    version: november,
    schema: 'ThreatModelListItem',
    excused: { ...item, description: '<a>' },
    not: { ...item, name: '<a>' },
  },
  {
    id: 'N7',
    version: august,
    schema: 'WebhookDelivery',
    excused: { ...delivery, event_type: 'repository.created' },
    not: delivery,
  },
  {
    id: 'N7',
    version: august,
    schema: 'Addon',
    excused: { id, name: 'A', webhook_id: id, created_at: now, objects: ['asset'] },
    not: { id, name: 'A', webhook_id: id, created_at: now, objects: [7] },
  },
  {
    id: 'N7',
    version: august,
    schema: 'Diagram',
    excused: { ...diagram, ...times, cells: [node] },
    not: { ...diagram, ...times, cells: [{ ...node, x: undefined }] },
  },
  {
    id: 'N7',
    version: august,
    schema: 'DiagramListItem',
    excused: { ...diagram, ...times, description: null, image: null },
    not: { ...diagram, ...times, update_vector: 1 },
  },
  {
    id: 'N7',
    version: august,
    schema: 'WebhookDelivery',
    excused: { ...delivery, event_type: 'addon.invoked', status: 'in_progress', status_percent: 10 },
    not: { ...delivery, event_type: 'addon.invoked', status: 'lost' },
  },
  {
    id: 'N7',
    version: august,
    schema: 'UserProfile',
    excused: { ...user, is_admin: false, groups: [{ internal_uuid: id, group_name: 'reviewers' }] },
    not: { ...user, is_admin: false, groups: [{ internal_uuid: id }] },
  },
  {
    id: 'N7',
    version: november,
    schema: 'QueuedInvocation',
    excused: { ...queued, status: 'queued' },
    not: { ...queued, status: 7 },
  },
  { id: 'N7', version: november, schema: 'LoggedOut', excused: {}, not: { message: 7 } },
  {
    id: 'N7',
    version: november,
    schema: 'Introspection',
    excused: { active: true, iss: 'tmi' },
    not: { iss: 'tmi' },
  },
  {
    id: 'N7',
    version: november,
    schema: 'JsonWebKeySet',
    excused: { keys: [{ kty: 'OKP', use: 'sig', alg: 'EdDSA', kid: 'a' }] },
    not: { keys: [{ kty: 'OKP', kid: 'a' }] },
  },
  {
    id: 'N6',
    version: august,
    schema: 'ApiInfo',
    excused: { ...info, api: { ...info.api, version: '1.8' } },
    not: { ...info, api: { specification: info.api.specification } },
  },
];
