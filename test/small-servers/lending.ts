import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type SmallServer,
} from './small-server.ts';

/** What is wrong with it: a book that is lent stays available, or is lent to everybody. */
export type LendingFault = 'still-available' | 'lent-twice';

/** A library that lends books. Every response fits the document, also with a fault: only the rules are broken. */
export function lending({ fault }: { readonly fault?: LendingFault } = {}): SmallServer {
  const books = new Map<string, { readonly title: string; isLent: boolean }>();
  let next = 1;

  const shown = (id: string, status: number): Answered => {
    const book = books.get(id);
    if (!book) return problem(404);
    const available = !book.isLent || fault === 'still-available';
    return { status, json: { id, title: book.title, available } };
  };

  function add(body: unknown): Answered {
    const title = isObject(body) && Object.keys(body).join() === 'title' ? body.title : undefined;
    if (typeof title !== 'string' || title === '') return problem(400);
    const id = `b${next++}`;
    books.set(id, { title, isLent: false });
    return { ...shown(id, 201), headers: { location: `/books/${id}` } };
  }

  function lend(id: string): Answered {
    const book = books.get(id);
    if (!book) return problem(404);
    if (book.isLent && fault !== 'lent-twice') return problem(409);
    book.isLent = true;
    return { status: 204 };
  }

  function answer({ method, parts: [collection, id = '', loan], json: body }: Asked): Answered {
    if (collection !== 'books') return problem(404);
    if (loan === 'loan') return method === 'PUT' ? lend(id) : problem(404);
    if (method === 'POST') return add(body);
    if (method === 'GET') return shown(id, 200);
    return books.delete(id) ? { status: 204 } : problem(404);
  }

  return { document, answer };
}

const text = { type: 'string', minLength: 1 };
const book = {
  type: 'object',
  required: ['id', 'title', 'available'],
  properties: { id: text, title: text, available: { type: 'boolean' } },
};
const newBook = {
  type: 'object',
  required: ['title'],
  additionalProperties: false,
  properties: { title: text },
};
const bookId = { name: 'bookId', in: 'path', required: true, schema: text };
const shows = (description: string) => ({ description, content: json(book) });

const document = {
  openapi: '3.1.0',
  info: { title: 'Lending library', version: '1' },
  paths: {
    '/books': {
      post: {
        operationId: 'addBook',
        requestBody: { required: true, content: json(newBook) },
        responses: { 201: shows('Added'), 400: refused },
      },
    },
    '/books/{bookId}': {
      parameters: [bookId],
      get: { operationId: 'getBook', responses: { 200: shows('The book'), 404: refused } },
      delete: { operationId: 'removeBook', responses: { 204: { description: 'Removed' }, 404: refused } },
    },
    '/books/{bookId}/loan': {
      parameters: [bookId],
      put: {
        operationId: 'lendBook',
        responses: {
          204: { description: 'Lent' },
          404: refused,
          409: { ...refused, description: 'It is lent already' },
        },
      },
    },
  },
  components: { schemas: { Problem: problemSchema } },
};
