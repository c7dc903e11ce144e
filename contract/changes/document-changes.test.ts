import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { understand } from '../contract.ts';
import type { JsonObject } from '../json.ts';
import { outdented } from '../outdented.ts';
import { documentChanges } from './document-changes.ts';

const pets = outdented(`
  openapi: 3.1.0
  info: { title: Pets, version: '1' }
  servers: [{ url: https://api.example.com/v1 }]
  paths:
    /pets:
      get:
        parameters:
          - { name: limit, in: query, schema: { type: integer, maximum: 100 } }
          - { name: tag, in: query, schema: { type: string } }
        responses:
          200:
            description: Pets
            headers: { X-Total: { required: true, schema: { type: integer } } }
            content:
              application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Pet' } } }
          400: { description: Wrong }
      post:
        requestBody:
          content:
            application/json: { schema: { $ref: '#/components/schemas/Pet' } }
            application/xml: { schema: { type: object } }
        responses:
          201: { description: Made, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
    /pets/{petId}:
      delete: { responses: { 204: { description: Gone } } }
  components:
    securitySchemes:
      bearer: { type: http, scheme: bearer }
    schemas:
      Pet:
        type: object
        required: [id, name]
        properties:
          id: { type: string, readOnly: true }
          name: { type: string, maxLength: 40 }
          kind: { type: string, enum: [cat, dog] }
          note: { type: string }
          mother: { $ref: '#/components/schemas/Pet' }
`);

const contractOf = (text: string) =>
  understand({ file: 'pets.yaml', document: load(text) as JsonObject, text, findings: [] });
const before = contractOf(pets);

/** What changes if a text in the document is another one: "! GET /pets query parameter tag: is gone". */
function changed(...edits: readonly (readonly [from: string, to: string])[]): string[] {
  let text = pets;
  for (const [from, to] of edits) {
    expect(text).toContain(from);
    text = text.replace(from, to);
  }
  return documentChanges(before, contractOf(text)).map(({ breaking, operation, where, what }) =>
    [breaking ? '!' : '+', operation, ...(where === '' ? [] : [`${where}:`]), what].join(' '),
  );
}

test('nothing changes where only words do, or the names of path parameters', () => {
  expect(changed(['description: Pets', 'description: All pets'], ['/pets/{petId}', '/pets/{id}'])).toEqual(
    [],
  );
});

/** Each alone, as somebody would plant it. */
test.each<[what: string, edits: readonly (readonly [string, string])[], changes: readonly string[]]>([
  [
    'an operation that is gone',
    [
      [
        '    delete: { responses: { 204: { description: Gone } } }',
        '    get: { responses: { 200: { description: One } } }',
      ],
    ],
    ['! DELETE /pets/{petId} is gone', '+ GET /pets/{petId} is new'],
  ],
  [
    'a success that is another one',
    [['201: { description: Made', '202: { description: Made']],
    ['! POST /pets response 201: is gone', '+ POST /pets response 202: is new'],
  ],
  [
    'a refusal that is gone',
    [['        400: { description: Wrong }\n', '']],
    ['+ GET /pets response 400: is gone'],
  ],
  [
    'a parameter that is gone',
    [
      [
        '          - { name: tag, in: query, schema: { type: string } }\n'.replace('          ', '        '),
        '',
      ],
    ],
    ['! GET /pets query parameter tag: is gone'],
  ],
  [
    'a parameter that is required now',
    [['{ name: tag, in: query,', '{ name: tag, in: query, required: true,']],
    ['! GET /pets query parameter tag: is required now'],
  ],
  [
    'a lower limit',
    [['maximum: 100', 'maximum: 50']],
    ['! GET /pets query parameter limit: has the maximum 50 now, and had 100'],
  ],
  [
    'a higher limit',
    [['maximum: 100', 'maximum: 500']],
    ['+ GET /pets query parameter limit: has the maximum 500 now, and had 100'],
  ],
  [
    'a member that is required now: in what is sent, and harmless in what is received',
    [['required: [id, name]', 'required: [id, name, kind]']],
    [
      '! POST /pets request body: /kind is required now',
      '+ GET /pets response 200: /*/kind is required now',
      '+ POST /pets response 201: /kind is required now',
    ],
  ],
  [
    'a member that may be missing: in what is received, and harmless in what is sent',
    [['required: [id, name]', 'required: [id]']],
    [
      '! GET /pets response 200: /*/name may be missing now',
      '! POST /pets response 201: /name may be missing now',
      '+ POST /pets request body: /name may be missing now',
    ],
  ],
  [
    'a value that is not allowed any more',
    [['enum: [cat, dog]', 'enum: [cat]']],
    [
      '! POST /pets request body: /kind may not be "dog" any more',
      '+ GET /pets response 200: /*/kind may not be "dog" any more',
      '+ POST /pets response 201: /kind may not be "dog" any more',
    ],
  ],
  [
    'a value that nobody knew',
    [['enum: [cat, dog]', 'enum: [cat, dog, fish]']],
    [
      '! GET /pets response 200: /*/kind may be "fish" now',
      '! POST /pets response 201: /kind may be "fish" now',
      '+ POST /pets request body: /kind may be "fish" now',
    ],
  ],
  [
    'another type',
    [['note: { type: string }', 'note: { type: integer }']],
    [
      '! GET /pets response 200: /*/note is integer now, and was string',
      '! POST /pets request body: /note is integer now, and was string',
      '! POST /pets response 201: /note is integer now, and was string',
    ],
  ],
  [
    'a value that may be null',
    [['note: { type: string }', "note: { type: [string, 'null'] }"]],
    [
      '! GET /pets response 200: /*/note is string or null now, and was string',
      '! POST /pets response 201: /note is string or null now, and was string',
      '+ POST /pets request body: /note is string or null now, and was string',
    ],
  ],
  [
    'a member that is gone',
    [['        note: { type: string }\n', '']],
    [
      '! GET /pets response 200: /*/note is gone',
      '! POST /pets request body: /note is gone',
      '! POST /pets response 201: /note is gone',
    ],
  ],
  [
    'a member that is new',
    [
      [
        '        note: { type: string }\n',
        '        note: { type: string }\n        age: { type: integer }\n',
      ],
    ],
    [
      '+ GET /pets response 200: /*/age is new',
      '+ POST /pets request body: /age is new',
      '+ POST /pets response 201: /age is new',
    ],
  ],
  [
    'a member that only servers send',
    [['id: { type: string, readOnly: true }', 'id: { type: integer, readOnly: true }']],
    [
      '! GET /pets response 200: /*/id is integer now, and was string',
      '! POST /pets response 201: /id is integer now, and was string',
    ],
  ],
  [
    'a media type that is gone',
    [['          application/xml: { schema: { type: object } }\n', '']],
    ['! POST /pets request body: is not application/xml any more'],
  ],
  [
    'a header that is gone',
    [['          headers: { X-Total: { required: true, schema: { type: integer } } }\n', '']],
    ['! GET /pets response 200: header X-Total is gone'],
  ],
  [
    'a body that is required now',
    [['requestBody:\n', 'requestBody:\n        required: true\n']],
    ['! POST /pets request body: is required now'],
  ],
  [
    'credentials that are needed now',
    [['    delete: { responses', '    delete: { security: [{ bearer: [] }], responses']],
    ['! DELETE /pets/{petId} needs credentials now'],
  ],
  [
    'another place',
    [['https://api.example.com/v1', 'https://api.example.com/v2']],
    ['! every operation is not served at api.example.com/v1 any more, but at api.example.com/v2'],
  ],
])('%s', (_, edits, changes) => {
  expect(changed(...edits)).toEqual(changes);
});

test('what stands beside a reference counts, also where the reference alone was compared before', () => {
  const withMembers = (maxLength: number, required: string) =>
    contractOf(
      outdented(`
        openapi: 3.1.0
        info: { title: Notes, version: '1' }
        paths:
          /notes:
            post:
              requestBody:
                content: { application/json: { schema: { $ref: '#/components/schemas/Note' } } }
              responses: { 204: { description: Kept } }
        components:
          schemas:
            Text: { type: string }
            Note:
              type: object
              properties:
                title: { $ref: '#/components/schemas/Text' }
                short: { $ref: '#/components/schemas/Text', maxLength: ${maxLength} }
                parent: { allOf: [{ $ref: '#/components/schemas/Note' }, { required: [${required}] }] }
      `),
    );
  const changes = documentChanges(withMembers(5, 'title'), withMembers(3, 'title, short'));
  expect(changes.map(({ breaking, what }) => [breaking, what])).toEqual([
    [true, '/short has the maxLength 3 now, and had 5'],
    [true, '/parent/short is required now'],
  ]);
});
