import { january, november, september } from '../releases.ts';
import type { ShapeCase } from './shape-case.ts';

const long = 'a'.repeat(2000);
const id = '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01';
const operation = { op: 'remove', path: '/description' };
const entry = { key: 'team-1', value: 'blue' };
const webhook = { name: 'A', url: 'https://a.example.com/' };

function times<T>(count: number, value: T): readonly T[] {
  return Array.from({ length: count }, () => value);
}

/** Bodies that the documents of releases allow. */
export const boundOfInputCases: readonly ShapeCase[] = [
  {
    id: 'N7',
    version: september,
    schema: 'ThreatInput',
    excused: { name: '<A>', mitigation: '\u0007' },
    not: { mitigation: '\u0007' },
  },
  {
    id: 'N7',
    version: september,
    schema: 'DocumentInput',
    excused: { name: 'A', uri: 'https://a.example.com', description: 'a\u0007' },
    not: { name: '<A>', uri: 'https://a.example.com' },
  },
  {
    id: 'N7',
    version: september,
    schema: 'ThreatModelInput',
    excused: { name: 'A', threat_model_framework: long, metadata: times(101, entry) },
    not: { name: 'A', description: long },
  },
  {
    id: 'N7',
    version: september,
    schema: 'TokenRequest',
    excused: { code: '', redirect_uri: 'https://a.example.com', code_verifier: 7 },
    not: { redirect_uri: 'https://a.example.com' },
  },
  { id: 'N7', version: september, schema: 'MetadataValue', excused: { value: long }, not: { value: 7 } },
  { id: 'N7', version: november, schema: 'MetadataValue', excused: { value: '' }, not: { value: long } },
  {
    id: 'N7',
    version: january,
    schema: 'ThreatModelInput',
    excused: { name: '' },
    not: { name: '', description: long },
  },
  {
    id: 'N7',
    version: november,
    schema: 'JsonPatch',
    excused: times(101, operation),
    not: [{ ...operation, op: 'erase' }],
  },
  {
    id: 'N7',
    version: november,
    schema: 'ThreatBatchPatch',
    excused: { patches: times(21, { id, operations: [operation] }) },
    not: { patches: [{ id }] },
  },
  {
    id: 'N7',
    version: november,
    schema:
      '#/paths/~1threat_models~1{threat_model_id}~1metadata~1bulk/post/requestBody/content/application~1json/schema',
    excused: [],
    not: times(21, entry),
  },
  {
    id: 'N7',
    version: november,
    schema: 'AddonInput',
    excused: { name: '', webhook_id: id, description: long, colour: 'red' },
    not: { name: '', description: long },
  },
  {
    id: 'N7',
    version: november,
    schema: 'InvocationUpdate',
    excused: { status: 'failed', status_message: long, colour: 'red' },
    not: { status: 'lost', status_message: long },
  },
  {
    id: 'N7',
    version: november,
    schema: 'WebhookInput',
    excused: { ...webhook, events: ['repository.created'] },
    not: { ...webhook, events: [] },
  },
];
