import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../json.ts';
import { body, contractOf, empty, json } from '../testing/contract-of.ts';
import { readResourceGraph } from './resource-graph.ts';

const text = { type: 'string' };

function object(...members: readonly string[]): JsonObject {
  return { type: 'object', properties: Object.fromEntries(members.map((name) => [name, text])) };
}

function created(schema: JsonObject, rest: JsonObject = {}): JsonObject {
  return { responses: { 201: { ...json(schema), ...rest } } };
}

const read = { responses: { 200: empty } };

function graphOf(paths: JsonObject, components: JsonObject = {}) {
  const contract = contractOf({ paths, components });
  const graph = readResourceGraph(contract);
  const operationAt = (key: string) => {
    const operation = contract.operations.find((candidate) => candidate.key === key);
    if (!operation) throw new Error(`there is no ${key}`);
    return operation;
  };
  return {
    producerFor: (key: string) => summary(graph.producerFor(operationAt(key))),
    producerAround: (key: string, parameter: string) =>
      summary(graph.producerAround(operationAt(key), parameter)),
    producerOfMember: (key: string, member: string) =>
      summary(graph.producerOfMember(operationAt(key), member)),
  };
}

function summary(producer: ReturnType<ReturnType<typeof readResourceGraph>['producerFor']>) {
  return producer && [producer.basis, producer.operation.key, producer.status, producer.pointer];
}

describe('who makes the identifier in a path', () => {
  test('links say so', () => {
    const links = { pet: { operationId: 'readPet', parameters: { petId: '$response.body#/pet/key' } } };
    const { producerFor } = graphOf({
      '/adoptions': { post: created(object('id'), { links }) },
      '/pets': { post: created(object('petId')) },
      '/pets/{petId}': {
        get: { operationId: 'readPet', ...read },
        delete: { operationId: 'removePet', ...read },
      },
    });
    expect(producerFor('GET /pets/{petId}')).toEqual(['link', 'POST /adoptions', '201', '/pet/key']);
    expect(producerFor('DELETE /pets/{petId}')).toEqual(['path-shape', 'POST /pets', '201', '/petId']);
  });

  test('a link that does not tell the last parameter, or not from a body, does not', () => {
    const links = {
      toys: { operationId: 'readToy', parameters: { petId: '$response.body#/id' } },
      byHeader: { operationId: 'readToy', parameters: { toyId: '$response.header.Location' } },
    };
    const { producerFor } = graphOf({
      '/pets': { post: created(object('id'), { links }) },
      '/pets/{petId}/toys': { post: created(object('id')) },
      '/pets/{petId}/toys/{toyId}': { get: { operationId: 'readToy', ...read } },
    });
    expect(producerFor('GET /pets/{petId}/toys/{toyId}')).toEqual([
      'path-shape',
      'POST /pets/{petId}/toys',
      '201',
      '/id',
    ]);
  });

  test.each([
    ['a link', 'readRole', 'link'],
    ['the shape of the paths', 'another', 'path-shape'],
  ])('the outer one of two, of which the inner one comes from elsewhere, by %s', (_, operationId, basis) => {
    const pair = { operationId: 'takePermission', parameters: { permissionId: '$response.body#/id' } };
    const role = { operationId, parameters: { id: '$response.body#/id' } };
    const { producerFor, producerAround } = graphOf({
      '/roles': { post: created(object('id'), { links: { role } }) },
      '/roles/{id}': { get: { ...read } },
      '/permissions': { post: created(object('id'), { links: { pair } }) },
      '/roles/{id}/permissions/{permissionId}': {
        get: { operationId: 'readRole', ...read },
        delete: { operationId: 'takePermission', ...read },
      },
    });
    const key = 'DELETE /roles/{id}/permissions/{permissionId}';
    expect(producerFor(key)).toEqual(['link', 'POST /permissions', '201', '/id']);
    expect(producerAround(key, 'id')).toEqual(['path-shape', 'POST /roles', '201', '/id']);
    const reading = key.replace('DELETE', 'GET');
    expect(producerAround(reading, 'id')).toEqual([basis, 'POST /roles', '201', '/id']);
  });

  test('links that lead back to where they started do not', () => {
    const to = (operationId: string, parameter: string) => ({
      links: { next: { operationId, parameters: { [parameter]: '$response.body#/id' } } },
    });
    const { producerFor } = graphOf({
      '/pets': { post: created(object('id')) },
      '/pets/{petId}/hire': {
        post: { operationId: 'hire', ...created(object('id'), to('release', 'staffId')) },
      },
      '/staff/{staffId}/release': {
        post: { operationId: 'release', ...created(object('id'), to('hire', 'petId')) },
      },
      '/pets/{petId}': { get: read },
    });
    expect(producerFor('POST /pets/{petId}/hire')).toEqual(['path-shape', 'POST /pets', '201', '/id']);
    expect(producerFor('POST /staff/{staffId}/release')).toBeUndefined();
  });

  test('otherwise the shape of the paths', () => {
    const { producerFor } = graphOf({
      '/pets': { get: read, post: created(object('id')) },
      '/pets/{petId}': { get: read },
      '/pets/{petId}/toys': { get: read, post: created(object('id')) },
      '/pets/{petId}/toys/{toyId}': { get: read },
      '/pets/{petId}/feed': { post: read },
    });
    expect(producerFor('GET /pets')).toBeUndefined();
    expect(producerFor('GET /pets/{petId}')).toEqual(['path-shape', 'POST /pets', '201', '/id']);
    expect(producerFor('POST /pets/{petId}/toys')).toEqual(['path-shape', 'POST /pets', '201', '/id']);
    expect(producerFor('POST /pets/{petId}/feed')).toEqual(['path-shape', 'POST /pets', '201', '/id']);
    expect(producerFor('GET /pets/{petId}/toys/{toyId}')).toEqual([
      'path-shape',
      'POST /pets/{petId}/toys',
      '201',
      '/id',
    ]);
  });

  test('or another member that the path is named after, where what is made can be removed', () => {
    const label = created(object('id', 'name', 'Label_Color'));
    const paths = (item: JsonObject) => ({
      '/labels': { post: label },
      '/labels/{id}': item,
      '/labels/{labelId}/uses': { get: read },
      '/labels/{name}/uses/first': { get: read },
      '/labels/name/{name}': { get: read },
      '/labels/by-label-color/{labelColor}/shades': { get: read },
      '/labels/of/{name}': { get: read },
      '/labels/size/{size}': { get: read },
    });
    const { producerFor } = graphOf(paths({ get: read, delete: read }));
    const byId = ['path-shape', 'POST /labels', '201', '/id'];
    const byName = ['lookup', 'POST /labels', '201', '/name'];
    expect(producerFor('GET /labels/{labelId}/uses')).toEqual(byId);
    expect(producerFor('GET /labels/{name}/uses/first')).toEqual(byName);
    expect(producerFor('GET /labels/name/{name}')).toEqual(byName);
    expect(producerFor('GET /labels/by-label-color/{labelColor}/shades')).toEqual([
      'lookup',
      'POST /labels',
      '201',
      '/Label_Color',
    ]);
    expect(producerFor('GET /labels/of/{name}')).toBeUndefined();
    expect(producerFor('GET /labels/size/{size}')).toBeUndefined();
    expect(graphOf(paths({ get: read })).producerFor('GET /labels/name/{name}')).toBeUndefined();
  });

  test('or another POST whose answer names it', () => {
    const { producerFor } = graphOf({
      '/tools/{toolId}/invoke': { post: { responses: { 202: json(object('invocation_id')) } } },
      '/invocations': { get: read },
      '/invocations/{id}': { get: read },
      '/visits/{id}': { get: read },
    });
    expect(producerFor('GET /invocations/{id}')).toEqual([
      'member-name',
      'POST /tools/{toolId}/invoke',
      '202',
      '/invocation_id',
    ]);
    expect(producerFor('GET /visits/{id}')).toBeUndefined();
  });

  test.each<[what: string, response: JsonObject, pointer: string | undefined]>([
    ['named as the parameter', json(object('name', 'pet_id', 'id')), '/pet_id'],
    ['named as the parameter, spelled otherwise', json(object('id', 'petId')), '/petId'],
    ['id', json(object('key', 'id')), '/id'],
    ['uuid', json(object('uuid')), '/uuid'],
    ['in a part of a composition', json({ allOf: [{ $ref: '#/components/schemas/Base' }] }), '/id'],
    [
      'told by Location alone',
      { ...json(object('name')), headers: { location: { schema: text } } },
      undefined,
    ],
  ])('the identifier in the answer: %s', (_, response, pointer) => {
    const { producerFor } = graphOf(
      { '/pets': { post: { responses: { 201: response } } }, '/pets/{pet_id}': { get: read } },
      { schemas: { Base: object('id') } },
    );
    expect(producerFor('GET /pets/{pet_id}')).toEqual(['path-shape', 'POST /pets', '201', pointer]);
  });

  test.each<[what: string, post: JsonObject]>([
    ['answers nothing', { responses: { 204: empty } }],
    ['answers without an identifier', created(object('name'))],
    ['only fails', { responses: { 400: json(object('id')) } }],
  ])('a POST that %s makes none', (_, post) => {
    expect(
      graphOf({ '/pets': { post }, '/pets/{petId}': { get: read } }).producerFor('GET /pets/{petId}'),
    ).toBeUndefined();
  });
});

describe('who makes what a body refers to', () => {
  const { producerOfMember } = graphOf({
    '/pets': { post: { requestBody: body(object('name')), ...created(object('pet_id')) } },
    '/pets/{pet_id}': { get: read },
    '/pets/bulk': {
      post: { requestBody: body({ type: 'array' }), ...created({ type: 'array' }) },
      patch: read,
    },
    '/pets/{pet_id}/toys': { post: created(object('toy_id')) },
    '/pets/{pet_id}/toys/{toy_id}': { get: read },
    '/visits': { post: created(object('id')) },
    '/visits/{id}': { get: read },
    '/tags': { post: { requestBody: body(object('tag_key')), ...created(object('tag_key')) } },
    '/tags/{tag_key}': { get: read },
  });
  const pets = ['path-shape', 'POST /pets', '201', '/pet_id'];

  test.each<[operation: string, member: string, expected: unknown]>([
    ['POST /visits', 'pet_id', pets],
    ['POST /visits', 'pet_ids', pets],
    ['POST /visits', 'id', undefined],
    ['POST /visits', 'name', undefined],
    ['PATCH /pets/bulk', 'id', pets],
    ['PATCH /pets/bulk', 'pet_id', pets],
    ['POST /pets/{pet_id}/toys', 'pet_id', undefined],
    ['POST /visits', 'toy_id', ['path-shape', 'POST /pets/{pet_id}/toys', '201', '/toy_id']],
    // Whoever creates a tag chooses its key, so a key in a body refers to nothing.
    ['POST /visits', 'tag_key', undefined],
  ])('%s: %s', (operation, member, expected) => {
    expect(producerOfMember(operation, member)).toEqual(expected);
  });

  test.each<[member: string, expected: string | undefined]>([
    ['flow_run_id', 'POST /flow_runs/'],
    ['flowRunIds', 'POST /flow_runs/'],
    ['category_id', 'POST /categories'],
    ['flow', undefined],
    ['id', undefined],
  ])('of paths whose parameter says nothing: %s', (member, expected) => {
    const { producerOfMember: producerOf } = graphOf({
      '/flow_runs/': { post: created(object('id')) },
      '/flow_runs/{id}': { get: read },
      '/categories': { post: created(object('id')) },
      '/categories/{id}/': { get: read },
      '/visits': { post: created(object('id')) },
    });
    expect(producerOf('POST /visits', member)?.[1]).toBe(expected);
  });

  test('links say who makes it where the path and the answer do not', () => {
    const links = {
      board: { operationId: 'readBoard', parameters: { boardId: '$response.body#/data/board/_id' } },
    };
    const answer: JsonObject = { type: 'object', properties: { data: object('board') } };
    const { producerOfMember: producerOf } = graphOf({
      '/boards': { post: created(answer, { links }) },
      '/boards/{boardId}': { get: { operationId: 'readBoard', ...read } },
      '/tickets': { post: { requestBody: body(object('boardId')), ...created(object('id')) } },
    });
    expect(producerOf('POST /tickets', 'boardId')).toEqual([
      'link',
      'POST /boards',
      '201',
      '/data/board/_id',
    ]);
  });

  test('what is created refers to nothing by "id"', () => {
    expect(producerOfMember('POST /pets/bulk', 'id')).toBeUndefined();
  });
});
