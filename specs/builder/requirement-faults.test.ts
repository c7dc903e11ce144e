import { expect, test } from 'vitest';
import { parseRequirements } from '../requirements.ts';
import { requirementFaults } from './requirement-faults.ts';

const absent = { value: { text: 'No such pet' } };
const document = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets/{petId}': {
      get: {
        responses: {
          200: { description: 'A pet' },
          404: { description: 'None', content: { 'application/json': { examples: { absent } } } },
        },
      },
    },
  },
};

function faultsOf(...entries: readonly object[]): string[] {
  const requirements = entries.map((entry, index) => ({
    ...{ id: `S-${index}`, level: 'MUST', source: 'S', heading: 'Pets' },
    ...entry,
  }));
  const yaml = JSON.stringify({ sources: { S: { title: 'Pets', file: 'pets.txt' } }, requirements });
  return requirementFaults(
    parseRequirements(yaml),
    document,
    (body) => (body as Readonly<Record<string, unknown>>).text,
  );
}

const unknownPet = {
  text: 'An unknown pet gets 404 with "No such pet".',
  cells: ['* * 404'],
  examples: ['absent'],
};
const anyPet = { text: 'A pet is shown.', cells: ['GET /pets/{petId} 200'] };

test('requirements that fit have no fault', () => expect(faultsOf(unknownPet, anyPet)).toEqual([]));

test.each([
  ['nothing demands GET /pets/{petId} 200', [unknownPet]],
  ['said twice: A pet is shown.', [unknownPet, anyPet, anyPet]],
  [
    'S-1: no cell is GET /dogs 200',
    [unknownPet, { ...anyPet, cells: ['GET /pets/{petId} 200', 'GET /dogs 200'] }],
  ],
  ['S-0: no example absent has a quoted text', [{ ...unknownPet, text: 'It gets "Gone".' }, anyPet]],
])('%s', (fault, entries) => expect(faultsOf(...entries)).toEqual([fault]));
