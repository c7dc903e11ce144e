import { type Contract, understand } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { createRouting } from '../../contract/resources/routing.ts';
import { samplesOf } from '../../contract/samples/samples.ts';
import type { ErrorContract, Profile } from '../model/profile.ts';
import type { Known } from '../model/strategy.ts';
import { refusal } from './library-refusals.ts';
import { schemas } from './library-schemas.ts';

/** A lending library: a small API of our own with one of everything that checks and strategies look at. */

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object, example?: unknown) => ({
  'application/json': { schema, ...(example === undefined ? {} : { example }) },
});
const body = (name: string, example: unknown) => ({ required: true, content: json(ref(name), example) });
const who = (ownership: string, ...roles: string[]) => ({
  'x-authz': { ownership, ...(roles.length > 0 ? { roles } : {}) },
});
const gone = { description: 'It is gone' };

export const exampleBook = {
  id: '0195b1a0-0000-7000-8000-000000000001',
  title: 'Emma',
  genre: 'novel',
  pages: 320,
};
const newBook = { title: 'Emma', genre: 'novel', pages: 320 };
const exampleLoan = { to: 'Ann', days: 14 };

const bookId = {
  name: 'bookId',
  in: 'path',
  required: true,
  schema: { type: 'string', format: 'uuid' },
  example: exampleBook.id,
};
const aBook = { description: 'A book', content: json(ref('Book'), exampleBook) };
const aLoan = { description: 'A loan', content: json(ref('Loan'), exampleLoan) };

export const library = {
  openapi: '3.1.0',
  info: { title: 'Library', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/books': {
      get: {
        operationId: 'listBooks',
        summary: 'List books',
        ...who('none'),
        parameters: [
          {
            name: 'genre',
            in: 'query',
            schema: { type: 'string', enum: ['novel', 'poetry'] },
            example: 'novel',
          },
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 }, example: 10 },
        ],
        responses: {
          '200': {
            description: 'Books',
            headers: {
              'X-Total-Count': { required: true, schema: { type: 'integer', minimum: 0 }, example: 1 },
            },
            content: json({ type: 'array', items: ref('Book') }, [exampleBook]),
          },
          ...refusal(400, 401, 406, 429, 500),
        },
      },
      post: {
        operationId: 'addBook',
        summary: 'Add a book',
        ...who('none'),
        requestBody: body('NewBook', newBook),
        responses: {
          '201': {
            ...aBook,
            headers: {
              Location: {
                required: true,
                schema: { type: 'string', format: 'uri-reference' },
                example: `/books/${exampleBook.id}`,
              },
            },
            links: { book: { operationId: 'getBook', parameters: { bookId: '$response.body#/id' } } },
          },
          ...refusal(400, 401, 415, 500),
        },
      },
    },
    '/books/{bookId}': {
      parameters: [bookId],
      get: {
        operationId: 'getBook',
        summary: 'Get a book',
        ...who('reader'),
        responses: { '200': aBook, ...refusal(400, 401, 403, 404) },
      },
      put: {
        operationId: 'replaceBook',
        summary: 'Replace a book',
        ...who('writer'),
        requestBody: body('NewBook', newBook),
        responses: { '200': aBook, ...refusal(400, 401, 403, 404) },
      },
      delete: {
        operationId: 'removeBook',
        summary: 'Remove a book',
        ...who('owner'),
        responses: { '204': gone, ...refusal(400, 401, 403, 404) },
      },
    },
    '/books/{bookId}/loan': {
      parameters: [bookId],
      get: {
        operationId: 'getLoan',
        summary: 'Get the loan of a book',
        ...who('reader'),
        responses: { '200': aLoan, ...refusal(400, 401, 403, 404) },
      },
      post: {
        operationId: 'lendBook',
        summary: 'Lend a book',
        ...who('writer'),
        requestBody: body('Loan', exampleLoan),
        responses: { '201': aLoan, ...refusal(400, 401, 403, 404, 409) },
      },
    },
    '/ledger': {
      get: {
        operationId: 'readLedger',
        summary: 'Read the ledger',
        ...who('none', 'admin'),
        responses: {
          '200': { description: 'The ledger', content: json({ type: 'integer' }, 12) },
          ...refusal(401, 403),
        },
      },
    },
    '/hours': {
      get: {
        operationId: 'getHours',
        summary: 'Get the opening hours',
        security: [],
        responses: { '200': { description: 'Hours', content: json({ type: 'string' }, '9 to 5') } },
      },
    },
  },
  components: { schemas, securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

export const libraryErrors: ErrorContract = { code: 'error', message: 'message' };

export const libraryProfile: Profile = {
  name: 'library',
  errors: libraryErrors,
  hints: [],
  sharesResources: true,
  saysRefusals: true,
  scenarios: [],
};

export function contractOf(document: object): Contract {
  return understand({ file: 'library', document: document as never, findings: [] });
}

export function knownOf(contract: Contract): Known {
  return {
    contract,
    graph: readResourceGraph(contract),
    samples: samplesOf(contract),
    routing: createRouting(contract),
    sharesResources: true,
    saysRefusals: true,
  };
}

/** An operation by its key. */
export function operationOf({ operations }: Contract, key: string): Operation {
  const found = operations.find((operation) => operation.key === key);
  if (!found) throw new Error(`the document has no ${key}`);
  return found;
}
