import { expect, test } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { accusations, runOnMock, unproven } from './run-on.ts';

const text = { type: 'string' };
const whole = { type: 'integer' };
const ok = { description: 'ok' };

function json(schema: JsonObject): JsonObject {
  return { description: 'ok', content: { 'application/json': { schema } } };
}

function body(schema: JsonObject): JsonObject {
  return { required: true, content: { 'application/json': { schema } } };
}

function inPath(name: string, schema: JsonObject = text): JsonObject {
  return { name, in: 'path', required: true, schema };
}

const problem = json({ type: 'object', required: ['message'], properties: { message: text } });

/** GET with these path parameters, which answers 200 with an object, and 400. */
function reading(...parameters: readonly JsonObject[]): JsonObject {
  return { parameters, get: { responses: { 200: json({ type: 'object' }), 400: problem } } };
}

interface Case {
  readonly what: string;
  readonly paths: JsonObject;
  readonly findings?: readonly string[];
  readonly unproven?: readonly string[];
}

const cases: readonly Case[] = [
  {
    what: 'two templates that differ in a name, where a value tells which is meant',
    paths: {
      '/journals/{journalId}': reading(inPath('journalId', { type: 'string', format: 'uuid' })),
      '/journals/{journalNumber}': reading(inPath('journalNumber', whole)),
    },
    findings: ['same-path'],
  },
  {
    what: 'two templates that differ in a name, where nothing tells which is meant',
    paths: { '/pets/{id}': reading(inPath('id')), '/pets/{name}': reading(inPath('name')) },
    findings: ['same-path'],
    unproven: ['GET /pets/{id} 200', 'GET /pets/{id} 400', 'GET /pets/{name} 200', 'GET /pets/{name} 400'],
  },
  {
    what: 'a path that is written out beside a template, whose example is that very path',
    paths: {
      '/users/me': reading(),
      '/users/{id}': reading({ ...inPath('id'), example: 'me' }),
    },
  },
  {
    what: 'templates that are more specific in different places',
    paths: {
      '/{kind}/latest': reading(inPath('kind')),
      '/items/{id}': reading(inPath('id', whole)),
      '/items/{id}.json': reading(inPath('id', whole)),
    },
    findings: ['overlapping-paths'],
  },
  {
    what: 'an asterisk in a path, with a body',
    paths: {
      '/files/*/content': {
        put: {
          requestBody: body({ type: 'object', required: ['size'], properties: { size: whole } }),
          responses: { 200: json({ type: 'object' }), 400: problem },
        },
      },
    },
  },
  {
    what: 'a query and a fragment in path keys',
    paths: { '/q?x=1': reading(), '/#Action=List': reading(), '/ok': { get: { responses: { 200: ok } } } },
    findings: ['path-with-query'],
  },
  {
    what: 'malformed parameters and responses of some operations',
    paths: {
      '/parameter': { get: { parameters: [{ name: 'x', in: 'body' }], responses: { 200: ok } } },
      '/response': { get: { responses: { 200: 'ok' } } },
      '/responses': { get: { responses: ['ok'] } },
      '/ok': { get: { responses: { 200: ok } } },
    },
    findings: ['left-out-operation'],
  },
];

test.each(cases)('$what', async ({ paths, findings = [], unproven: expected = [] }) => {
  const report = await runOnMock({ paths });
  expect(accusations(report)).toEqual([]);
  const rules = report.findings.map(({ rule }) => rule).filter((rule) => !otherRules.has(rule));
  expect([...new Set(rules)].sort()).toEqual([...findings].sort());
  expect(unproven(report)).toEqual(expected);
});

/** Said of documents that are as small as these. */
const otherRules = new Set(['unreachable-status']);

test.each<[what: string, paths: JsonObject, fault: FaultName, operation: string]>([
  [
    'one of two templates that differ in a name',
    {
      '/journals/{journalId}': reading(inPath('journalId', { type: 'string', format: 'uuid' })),
      '/journals/{journalNumber}': reading(inPath('journalNumber', whole)),
    },
    'body-off-schema',
    'GET /journals/{journalNumber}',
  ],
  ['a path with an asterisk', { '/files/*/size': reading() }, 'body-off-schema', 'GET /files/*/size'],
])('a fault is found at %s', async (_, paths, fault, operation) => {
  const report = await runOnMock({ paths }, [fault]);
  expect(report.violations.map((violation) => violation.operation)).toContain(operation);
  expect(report.counts.violating).toBeGreaterThan(0);
});

test('an answer that the document does not list makes the cell violating that it was to show', async () => {
  const paths = { '/pets/{id}': { parameters: [inPath('id')], get: { responses: { 200: ok } } } };
  const report = await runOnMock({ paths }, ['undocumented-status']);
  expect(report.result).toBe('violating');
  expect(report.counts.violating).toBe(1);
});
