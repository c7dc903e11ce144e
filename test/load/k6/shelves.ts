import {
  type Answered,
  type Asked,
  isObject,
  json,
  problem,
  problemSchema,
  refused,
  type StatefulServer,
} from '../../small-servers/small-server.ts';

/** What is wrong with it from some moment on. */
export interface ShelvesFault {
  /** The status that PUT of a book returns instead of 200, although it does its work. */
  wrongStatus?: number;
  /** How many more requests are refused with 429. */
  refusals?: number;
  /** How many more deletions fail. */
  failures?: number;
}

export const shelvesKey = 'key-of-ann-4711';

/**
 * Shelves with numbers that the server gives, and books with numbers (UUID) that clients choose. A key is needed for all of it,
 * and a change of a book has to name its version.
 */
export function shelves(fault: ShelvesFault = {}): StatefulServer {
  const all = new Map<number, { label: string; readonly books: Map<string, Book> }>();
  let next = 1;
  const label = (body: unknown): string | undefined => textIn(body, 'label');

  function ofShelves({ method, json: body }: Asked): Answered {
    const items = [...all].map(([id, shelf]) => ({ id, label: shelf.label }));
    if (method === 'GET') return { status: 200, json: { items } };
    const text = label(body);
    if (text === undefined) return problem(400);
    if (items.some((shelf) => shelf.label === text)) return problem(409);
    const id = next++;
    all.set(id, { label: text, books: new Map() });
    return { status: 201, json: { id, label: text } };
  }

  function ofShelf(id: number, { method, json: body }: Asked): Answered {
    const shelf = all.get(id);
    if (!shelf) return problem(404);
    if (method === 'DELETE') {
      all.delete(id);
      return { status: 204 };
    }
    if (method === 'PUT') {
      if ([...all].some(([other, { label: taken }]) => other !== id && taken === label(body)))
        return problem(409);
      shelf.label = label(body) ?? shelf.label;
    }
    return { status: 200, json: { id, label: shelf.label } };
  }

  function ofBooks(books: Map<string, Book>, { json: body }: Asked): Answered {
    const [id, title] = [textIn(body, 'id'), textIn(body, 'title')];
    if (id === undefined || title === undefined) return problem(400);
    if ([...all.values()].some((shelf) => shelf.books.has(id))) return problem(409);
    const book = { id, title, version: 1 };
    books.set(id, book);
    return shown(book, 201);
  }

  function ofBook(books: Map<string, Book>, id: string, { method, json: body, headers }: Asked): Answered {
    const book = books.get(id);
    if (!book) return problem(404);
    if (method === 'GET') return shown(book, 200);
    if (method === 'DELETE') {
      books.delete(id);
      return { status: 204 };
    }
    if (headers['if-match'] === undefined) return problem(428);
    if (headers['if-match'] !== `"v${book.version}-${book.id}"`) return problem(412);
    book.title = textIn(body, 'title') ?? book.title;
    book.version += 1;
    return shown(book, fault.wrongStatus ?? 200);
  }

  function answer(asked: Asked): Answered {
    const [, number = '', collection, id] = asked.parts;
    if (asked.headers['x-key'] !== shelvesKey) return problem(401);
    if ((fault.refusals ?? 0) > 0) {
      fault.refusals = (fault.refusals ?? 0) - 1;
      return { ...problem(429), headers: { 'retry-after': '1' } };
    }
    if (asked.method === 'DELETE' && (fault.failures ?? 0) > 0) {
      fault.failures = (fault.failures ?? 0) - 1;
      return problem(503);
    }
    if (number === '') return ofShelves(asked);
    if (collection === undefined) return ofShelf(Number(number), asked);
    const shelf = all.get(Number(number));
    if (!shelf) return problem(404);
    return id === undefined ? ofBooks(shelf.books, asked) : ofBook(shelf.books, id, asked);
  }

  return { document, answer, state: () => JSON.stringify([...all].map(([id, shelf]) => [id, shelf.label])) };
}

interface Book {
  readonly id: string;
  title: string;
  version: number;
}

function shown({ version, ...book }: Book, status: number): Answered {
  return { status, json: book, headers: { etag: `"v${version}-${book.id}"` } };
}

function textIn(body: unknown, member: string): string | undefined {
  const text = isObject(body) ? body[member] : undefined;
  return typeof text === 'string' ? text : undefined;
}

const text = { type: 'string', minLength: 1 };
const shelf = {
  type: 'object',
  required: ['id', 'label'],
  properties: { id: { type: 'integer' }, label: text },
};
const newShelf = {
  type: 'object',
  required: ['label'],
  properties: { label: { ...text, example: 'Novels' } },
};
const id = { type: 'string', format: 'uuid', example: '6b1f4f0e-3f1c-4f8e-9a2b-0c1d2e3f4a5b' };
const book = {
  type: 'object',
  required: ['id', 'title'],
  properties: { id, title: { ...text, example: 'Emma' } },
};
const shelfId = { name: 'shelfId', in: 'path', required: true, schema: { type: 'integer' } };
const bookId = { name: 'bookId', in: 'path', required: true, schema: id };
const ifMatch = { name: 'If-Match', in: 'header', schema: { type: 'string' } };
const sends = (schema: object) => ({ required: true, content: json(schema) });
const shows = (schema: object) => ({ description: 'As asked', content: json(schema) });
const etag = { ETag: { schema: { type: 'string' } } };
const gone = { description: 'It is gone' };

const document = {
  openapi: '3.1.0',
  info: { title: 'Shelves */ of `books`', version: '1' },
  security: [{ key: [] }],
  paths: {
    '/shelves': {
      get: {
        responses: {
          200: shows({ type: 'object', properties: { items: { type: 'array', items: shelf } } }),
          401: refused,
        },
      },
      post: {
        requestBody: sends(newShelf),
        responses: { 201: shows(shelf), 400: refused, 401: refused, 409: refused },
      },
    },
    '/shelves/{shelfId}': {
      parameters: [shelfId],
      get: { responses: { 200: shows(shelf), 401: refused, 404: refused } },
      put: {
        requestBody: sends(newShelf),
        responses: { 200: shows(shelf), 400: refused, 401: refused, 404: refused, 409: refused },
      },
      delete: { responses: { 204: gone, 401: refused, 404: refused } },
    },
    '/shelves/{shelfId}/books': {
      parameters: [shelfId],
      post: {
        requestBody: sends(book),
        responses: {
          201: { ...shows(book), headers: etag },
          400: refused,
          401: refused,
          404: refused,
          409: refused,
        },
      },
    },
    '/shelves/{shelfId}/books/{bookId}': {
      parameters: [shelfId, bookId],
      get: { responses: { 200: { ...shows(book), headers: etag }, 401: refused, 404: refused } },
      put: {
        parameters: [ifMatch],
        requestBody: sends(book),
        responses: {
          200: { ...shows(book), headers: etag },
          401: refused,
          404: refused,
          412: refused,
          428: refused,
        },
      },
      delete: { responses: { 204: gone, 401: refused, 404: refused } },
    },
  },
  components: {
    schemas: { Problem: problemSchema },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
};
