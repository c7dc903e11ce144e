import { describe, expect, test } from 'vitest';
import { understand } from './contract.ts';
import { documentFindings } from './document-findings/document-findings.ts';
import type { JsonObject } from './json.ts';
import { readFamilies } from './resources/families.ts';
import { readResourceGraph } from './resources/resource-graph.ts';
import { contractOf, documentOf, empty, json } from './testing/contract-of.ts';
import { largeDocument } from './testing/large-document.ts';

test('cells are operations with their documented statuses, in the order of the document', () => {
  const { cells } = contractOf({
    paths: {
      '/pets': { get: { responses: { 200: empty, '4XX': empty, default: empty } }, post: { responses: {} } },
      '/pets/{id}': { delete: { responses: { 204: empty } } },
    },
  });
  expect(cells.map(({ id, operation, response }) => [id, operation.key, response.status])).toEqual([
    ['GET /pets 200', 'GET /pets', '200'],
    ['GET /pets 4XX', 'GET /pets', '4XX'],
    ['GET /pets default', 'GET /pets', 'default'],
    ['DELETE /pets/{id} 204', 'DELETE /pets/{id}', '204'],
  ]);
});

test.each<[info: JsonObject | undefined, title: string, version: string]>([
  [{ title: 'Pets', version: '2' }, 'Pets', '2'],
  [{ title: 7 }, 'small.yaml', ''],
  [undefined, 'small.yaml', ''],
])('its name, from %j', (info, title, version) => {
  const contract = understand({ file: 'small.yaml', document: { ...documentOf({}), info }, findings: [] });
  expect([contract.title, contract.version, contract.file]).toEqual([title, version, 'small.yaml']);
});

test('what was found while loading comes first, then how defects were read', () => {
  const document = documentOf({ components: { schemas: { Pet: { type: 'string', pattern: '(' } } } });
  const loaded = { rule: 'structure', pointer: '#/info', message: 'There is something.' };
  expect(understand({ file: 'small.yaml', document, findings: [loaded] }).findings).toEqual([
    loaded,
    { rule: 'invalid-pattern', pointer: '#/components/schemas/Pet', message: expect.any(String) },
  ]);
});

describe('the document as it was written, and as it was meant', () => {
  const pet = '#/components/schemas/Pet';
  const contract = contractOf({
    openapi: '3.0.3',
    components: {
      schemas: {
        Pet: {
          allOf: [
            {
              type: 'object',
              required: ['id', 'pin'],
              properties: { id: { type: 'string', readOnly: true, nullable: true } },
            },
            {
              type: 'object',
              properties: { pin: { type: 'string', writeOnly: true } },
              additionalProperties: false,
            },
          ],
        },
      },
    },
  });

  test('differ where a defect was read', () => {
    expect(contract.findings.map(({ rule }) => rule)).toEqual(['closed-all-of']);
    expect(contract.written).not.toBe(contract.intended);
    expect(JSON.stringify(contract.written)).toContain('"type":["string","null"]');
  });

  test('and both directions judge by what was meant', () => {
    expect([{ id: '1' }, { pin: '2' }].map(contract.responses.at(pet).accepts)).toEqual([true, false]);
    expect([{ id: '1' }, { pin: '2' }].map(contract.requests.at(pet).accepts)).toEqual([false, true]);
    expect(contract.requests.at(pet).accepts({ pin: '2', age: 4 })).toBe(false);
  });
});

/** Of work, whatever else the machine is busy with. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

describe('a document of 1,000 operations', () => {
  const document = largeDocument(200);
  const loaded = { file: 'large.yaml', document, findings: [] };

  test('is understood, with its resources and families, in less than 3 seconds', () => {
    const start = process.cpuUsage();
    const contract = understand(loaded);
    const { collections } = readResourceGraph(contract);
    const families = readFamilies(contract);
    const seconds = secondsSince(start);
    expect([contract.operations.length, contract.cells.length, collections.length]).toEqual([
      1000, 5600, 200,
    ]);
    expect(families.flatMap(({ members }) => members)).toHaveLength(100);
    expect(seconds).toBeLessThan(3);
  });

  test('and is searched for defects in less than 10', () => {
    const start = process.cpuUsage();
    expect(documentFindings(understand(loaded))).toEqual([]);
    expect(secondsSince(start)).toBeLessThan(10);
  });
});

test('a header of an answer, and a range of statuses, belong to their cell', () => {
  const headers = { 'Retry-After': { schema: { type: 'integer' } } };
  const { cells } = contractOf({
    paths: { '/pets': { get: { responses: { '4XX': { ...json({}), headers } } } } },
  });
  expect(cells[0]?.response.headers.map(({ name }) => name)).toEqual(['Retry-After']);
});
