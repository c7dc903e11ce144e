import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { serve } from './servers.ts';

/** Lockers: an API whose document leaves to the server what only a server can decide. */

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const locker = {
  type: 'object',
  required: ['id', 'name'],
  properties: { id: uuid, name: text },
};
const newLocker = {
  type: 'object',
  required: ['name', 'room_id'],
  properties: { name: { ...text, maxLength: 60 }, room_id: { ...uuid } },
};
const room = '0195b1a0-0000-7000-8000-000000000001';
const example = { name: 'Blue', room_id: room };

const json = (schema: object, more: object = {}) => ({ 'application/json': { schema, ...more } });
const answers = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'x' }]));
const lockerId = { name: 'lockerId', in: 'path', required: true, schema: uuid };

export const lockers = {
  openapi: '3.1.0',
  info: { title: 'Lockers', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/lockers': {
      post: {
        requestBody: { required: true, content: json(newLocker, { example }) },
        responses: { 201: { description: 'x', content: json(locker) }, ...answers(400, 404, 409, 422) },
      },
    },
    '/lockers/{lockerId}': {
      parameters: [lockerId],
      get: { responses: { 200: { description: 'x', content: json(locker) }, ...answers(304, 403, 404) } },
      put: {
        requestBody: { required: true, content: json(newLocker, { example }) },
        responses: answers(201, 204, 403, 412),
      },
      delete: { responses: answers(204, 403) },
    },
    '/sessions': {
      post: {
        security: [],
        requestBody: { content: json({ type: 'object', properties: { refresh_token: text } }) },
        responses: answers(200, 401),
      },
    },
  },
  components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
};

/** What a server of lockers can fail to decide. */
export type Fault =
  | 'everybody'
  | 'any-token'
  | 'any-room'
  | 'any-name'
  | 'same-name'
  | 'no-conditions'
  | 'any-locker'
  | 'no-names';

interface Kept {
  readonly name: string;
  readonly owner: string;
}

/** A server of lockers that decides for itself; `faults` are what it does not care about. */
export function serveLockers(faults: readonly Fault[] = []): Promise<string> {
  const kept = new Map<string, Kept>();
  const cares = (fault: Fault) => !faults.includes(fault);
  return serve(async (request, response) => {
    const body = await bodyOf(request);
    const { status, json: sent, etag } = answerTo(kept, cares, request, body);
    response.writeHead(status, {
      'x-content-type-options': 'nosniff',
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...(etag === undefined ? {} : { etag }),
      ...(status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
    });
    response.end(sent === undefined ? undefined : JSON.stringify(sent));
  });
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
  readonly etag?: string;
}

interface Asked {
  readonly kept: Map<string, Kept>;
  readonly cares: (fault: Fault) => boolean;
  readonly headers: IncomingMessage['headers'];
  readonly owner: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const methods: Readonly<Record<string, (asked: Asked) => Answer>> = {
  POST: add,
  PUT: replace,
  GET: read,
  DELETE: ({ kept, cares, owner, id }) => {
    if (cares('everybody') && isOfOthers(kept.get(id), owner)) return { status: 403 };
    kept.delete(id);
    return { status: 204 };
  },
};

function answerTo(
  kept: Map<string, Kept>,
  cares: (fault: Fault) => boolean,
  { method = '', url = '', headers }: IncomingMessage,
  body: Readonly<Record<string, unknown>>,
): Answer {
  const [, collection, id = ''] = url.split('/');
  if (collection === 'sessions') return { status: cares('any-token') ? 401 : 200 };
  const asked = { kept, cares, headers, owner: String(headers.authorization), id, body };
  return methods[method]?.(asked) ?? { status: 404 };
}

function add({ kept, cares, owner, body }: Asked): Answer {
  const name = String(body.name);
  const isSound = name.length <= 60 && /^[0-9a-f-]{36}$/.test(String(body.room_id));
  if (cares('any-name') && !isSound) return { status: 422 };
  if (cares('any-room') && isSound && body.room_id !== room) return { status: 404 };
  if (cares('same-name') && [...kept.values()].some((one) => one.name === name)) return { status: 409 };
  const id = crypto.randomUUID();
  kept.set(id, { name: cares('no-names') ? name : 'A locker', owner });
  return { status: 201, json: { id, name } };
}

function replace({ kept, cares, headers, owner, id, body }: Asked): Answer {
  const found = kept.has(id);
  if (cares('everybody') && isOfOthers(kept.get(id), owner)) return { status: 403 };
  const wanted = headers['if-match'];
  if (cares('no-conditions') && wanted !== undefined && wanted !== etagOf(kept.get(id)))
    return { status: 412 };
  kept.set(id, { name: cares('no-names') ? String(body.name) : 'A locker', owner });
  return { status: found && cares('same-name') ? 204 : 201 };
}

function isOfOthers(kept: Kept | undefined, owner: string): boolean {
  return kept !== undefined && kept.owner !== owner;
}

function read({ kept, cares, headers, owner, id }: Asked): Answer {
  const found = kept.get(id);
  if (!found) return { status: 404 };
  if (cares('everybody') && found.owner !== owner) return { status: 403 };
  const etag = etagOf(found);
  if (cares('no-conditions') && headers['if-none-match'] === etag) return { status: 304, etag };
  const [first = id] = kept.keys();
  return { status: 200, json: { id: cares('any-locker') ? id : first, name: found.name }, etag };
}

function etagOf(found: Kept | undefined): string {
  return `"${createHash('sha1')
    .update(found?.name ?? '')
    .digest('hex')}"`;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
