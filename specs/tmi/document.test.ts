import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { HeaderObject, ParameterObject, SchemaObject } from 'openapi3-ts/oas31';
import { describe, expect, test } from 'vitest';
import { exampleFaults } from '../builder/example-faults.ts';
import { type Cell, cellsOf, nameOf, operationsOf, parametersOf, resolve } from '../builder/walk.ts';
import { document } from './document.ts';
import { identifiers, namesIn } from './identifiers.ts';

const ajv = new Ajv2020({ strict: false });
formats.default(ajv);

const operations = operationsOf(document);
const cells = cellsOf(document);
const at = ({ operation, status }: Cell) => `${nameOf(operation)} ${status}`;
const has = (name: string, status: number) => cells.some((cell) => at(cell) === `${name} ${status}`);

test('its size', () => {
  expect({ operations: operations.length, cells: cells.length }).toEqual({ operations: 104, cells: 799 });
});

describe('every operation', () => {
  test.each(operations.map((operation) => [nameOf(operation), operation.definition] as const))(
    '%s says who may call it',
    (_, definition) => {
      const authz = definition['x-tmi-authz'];
      expect(['none', 'reader', 'writer', 'owner']).toContain(authz.ownership);
      const open = definition.security?.length === 0 || definition.operationId === 'updateInvocationStatus';
      expect(open).toBe(authz.public === true);
    },
  );

  test('has an id of its own', () => {
    const ids = operations.map(({ definition }) => definition.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('with an answer that has a body has 406, and one with a body to read has 415', () => {
    for (const operation of operations) {
      const name = nameOf(operation);
      const answers = cells.filter((cell) => nameOf(cell.operation) === name && cell.status < 400);
      expect([name, has(name, 406)]).toEqual([name, answers.some(({ response }) => response.content)]);
      expect([name, has(name, 415)]).toEqual([name, operation.definition.requestBody !== undefined]);
    }
  });

  test('that refuses malformed identifiers has 400', () => {
    const strict = operations.filter(({ definition }) =>
      parametersOf(document, definition).some(({ schema }) => (schema as SchemaObject).format === 'uuid'),
    );
    expect(strict.map(nameOf).filter((name) => !has(name, 400))).toEqual([]);
  });
});

describe('every response', () => {
  test('names its sources', () => {
    const sources = new Set(cells.flatMap(({ response }) => response['x-documented-in']));
    expect([...sources].sort()).toEqual(['S0', 'S1', 'derived']);
    expect(cells.filter(({ response }) => response['x-documented-in'].length === 0)).toEqual([]);
  });

  test('has a body with examples, or may not have one', () => {
    const bodiless = cells.filter(({ response }) => !response.content);
    expect(bodiless.every(({ status }) => status === 204 || status === 302)).toBe(true);
    const contents = cells.flatMap(({ response }) => Object.values(response.content ?? {}));
    expect(contents.every(({ examples }) => Object.keys(examples ?? {}).length > 0)).toBe(true);
  });

  test.each([
    [302, ['Location']],
    [401, ['WWW-Authenticate']],
    [429, ['Retry-After', 'X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset']],
  ] as const)('%i has its headers', (status, headers) => {
    const documented = cells.filter((cell) => cell.status === status);
    expect(documented.length).toBeGreaterThan(0);
    for (const cell of documented) expect(Object.keys(cell.response.headers ?? {})).toEqual(headers);
  });
});

describe('every example', () => {
  test('fits its schema', () => expect(exampleFaults(document, ajv)).toEqual([]));

  const errors = cells.flatMap(({ operation, status, response }) =>
    Object.values(response.content?.['application/json']?.examples ?? {}).map((example) => {
      const { 'x-assay-cause': cause, 'x-assay-subject': subject } = { ...example } as Record<string, string>;
      return { where: `${nameOf(operation)} ${status}`, path: operation.path, cause, subject };
    }),
  );

  test('of a wrong or unknown identifier names a parameter of the path', () => {
    const stray = errors.filter(({ cause, subject = '', path }) => {
      const inPath = cause === 'malformed-path-parameter' || cause === 'unknown-resource';
      return inPath && !namesIn(path).includes(subject);
    });
    expect(stray).toEqual([]);
  });

  test('of an error has one of the causes that any API can have, or none', () => {
    const causes = new Set(errors.flatMap(({ cause }) => cause ?? []));
    expect([...causes].sort()).toEqual([
      'administrator-required',
      'already-exists',
      'expired-credentials',
      'foreign-resource',
      'insufficient-role',
      'invalid-credentials',
      'invalid-member',
      'malformed-body',
      'malformed-path-parameter',
      'malformed-request',
      'missing-credentials',
      'missing-member',
      'not-acceptable',
      'rate-limited',
      'read-only-member',
      'revoked-credentials',
      'storage-failure',
      'unknown-resource',
      'unsupported-media-type',
    ]);
  });

  test('of a path parameter is the one of the samples', () => {
    const inPath = operations
      .flatMap(({ definition }) => parametersOf(document, definition))
      .filter((parameter): parameter is ParameterObject => parameter.in === 'path');
    for (const { name, example } of inPath) expect(example).toBe(identifiers[name]?.example);
  });
});

describe('every 201 that creates one addressable resource', () => {
  const created = cells.filter(
    ({ operation: { path }, status }) => status === 201 && !path.endsWith('/bulk'),
  );

  test.each(created.map((cell) => [at(cell), cell] as const))('%s says where it is', (_, cell) => {
    const { operation, response } = cell;
    const location = resolve<HeaderObject>(document, response.headers?.Location).example;
    const [example] = Object.values(response.content?.['application/json']?.examples ?? {});
    const value = example && 'value' in example ? example.value : {};
    const filled = operation.path.replaceAll(/\{(\w+)\}/g, (_all, name) => identifiers[name]?.example ?? '');
    const last = operation.path.endsWith('/collaborate') ? '' : `/${value.key ?? value.id}`;
    expect(location).toBe(`${filled}${last}`);
    expect(Object.keys(response.links ?? {}).length).toBeGreaterThan(0);
  });

  test('and no other has Location or links', () => {
    const bulk = cells.filter(({ operation: { path }, status }) => status === 201 && path.endsWith('/bulk'));
    expect(bulk).toHaveLength(8);
    expect(bulk.filter(({ response }) => response.headers || response.links)).toEqual([]);
  });
});

describe('every link', () => {
  const links = cells.flatMap((cell) =>
    Object.values(cell.response.links ?? {}).map((link) => ({
      from: at(cell),
      operationId: 'operationId' in link ? link.operationId : '',
      parameters: 'parameters' in link ? Object.keys(link.parameters ?? {}) : [],
    })),
  );

  test('leads to an operation and fills its path', () => {
    for (const { from, operationId, parameters } of links) {
      const target = operations.find(({ definition }) => definition.operationId === operationId);
      expect([from, operationId, target?.path]).toEqual([from, operationId, expect.any(String)]);
      const known = parametersOf(document, target?.definition ?? {}).map(({ name }) => name);
      expect(parameters).toEqual(expect.arrayContaining(namesIn(target?.path ?? '')));
      expect(known).toEqual(expect.arrayContaining(parameters));
    }
  });

  test.each([
    ['post /threat_models 201', 'createThreat'],
    ['post /threat_models/{threat_model_id}/diagrams 201', 'createCollaborationSession'],
    [
      'post /threat_models/{threat_model_id}/diagrams/{diagram_id}/collaborate 201',
      'endCollaborationSession',
    ],
    ['post /threat_models/{threat_model_id}/metadata 201', 'getThreatModelMetadata'],
    ['post /webhooks 201', 'testWebhook'],
    ['post /webhooks/{webhook_id}/test 202', 'getWebhookDelivery'],
    ['post /addons 201', 'invokeAddon'],
    ['post /addons/{addon_id}/invoke 202', 'getInvocation'],
    ['delete /users/me 200', 'deleteCurrentUser'],
  ])('%s → %s', (from, operationId) => {
    expect(links).toContainEqual(expect.objectContaining({ from, operationId }));
  });
});

test('every object is closed, but those that are free on purpose', () => {
  const open = new Set<string>();
  visit(document.components?.schemas ?? {}, '', (schema, path) => {
    if (schema.type === 'object' && schema.additionalProperties !== false) open.add(path);
  });
  expect([...open].sort()).toEqual([
    'Edge/data',
    'EdgeConnector/args',
    'EdgeRouter/args',
    'Error/details/context',
    'FlatNode/data',
    'InvocationRequest/payload',
    'MarkupElement/attrs',
    'MergePatch',
    'Node/data',
    'PortConfiguration/groups',
    'WebhookDelivery/payload',
  ]);
});

/** Calls back with every schema and the names of the members that lead to it. */
function visit(node: object, path: string, see: (schema: SchemaObject, path: string) => void): void {
  see(node as SchemaObject, path);
  for (const [key, member] of Object.entries(node)) {
    if (typeof member !== 'object' || member === null) continue;
    const silent = Array.isArray(node) || /^(properties|items|oneOf|anyOf|allOf|examples)$/.test(key);
    visit(member, silent ? path : [path, key].filter(Boolean).join('/'), see);
  }
}
