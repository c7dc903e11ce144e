import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { serve } from '../../harness/testing/servers.ts';

/** Boxes: an API whose document lists no status for most of what is wrong with a request. */

const ref = { $ref: '#/components/schemas/Box' };
const json = (schema: object) => ({ 'application/json': { schema } });
const answers = (...statuses: readonly number[]) =>
  Object.fromEntries(statuses.map((status) => [status, { description: 'x' }]));
const ok = (schema: object) => ({ description: 'x', content: json(schema) });

export const boxes = {
  openapi: '3.1.0',
  info: { title: 'Boxes', version: '1' },
  security: [{ token: [] }],
  paths: {
    '/boxes': {
      get: {
        parameters: [{ name: 'X-Mark', in: 'header', schema: { type: 'string' } }],
        responses: { 200: ok({ type: 'array', items: ref }), ...answers(403) },
      },
      post: {
        parameters: [{ name: 'Idempotency-Key', in: 'header', schema: { type: 'string' } }],
        requestBody: { required: true, content: json(ref) },
        responses: { 201: ok(ref), ...answers(403, 409) },
      },
    },
    '/boxes/{boxId}': {
      parameters: [{ name: 'boxId', in: 'path', required: true, schema: { type: 'string' } }],
      get: { responses: { 200: ok(ref), ...answers(403, 404) } },
      delete: { responses: answers(204, 403, 404) },
    },
    '/boxes/{boxId}/rows/{row}': {
      parameters: [
        { name: 'boxId', in: 'path', required: true, schema: { type: 'string' } },
        { name: 'row', in: 'path', required: true, schema: { type: 'integer' } },
      ],
      get: { responses: { 200: ok({ type: 'integer' }), ...answers(403, 404) } },
    },
    '/labels': {
      post: {
        requestBody: {
          required: true,
          content: {
            'application/x-www-form-urlencoded': {
              schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
            },
          },
        },
        responses: answers(204, 403),
      },
    },
    '/exports': { post: { responses: { 200: ok({ type: 'string' }), ...answers(403) } } },
  },
  components: {
    schemas: {
      Box: {
        type: 'object',
        required: ['name', 'size'],
        properties: {
          id: { type: 'string', readOnly: true },
          name: { type: 'string', maxLength: 60 },
          size: { type: 'integer', minimum: 1, maximum: 9 },
          sealed: { type: 'boolean', readOnly: true },
        },
        example: { name: 'Blue', size: 3 },
      },
    },
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  },
};

/** What a server of boxes can do wrong. */
export type Fault =
  | 'hangs up on control characters'
  | 'fails at empty names'
  | 'fails at long identifiers'
  | 'fails at row 0'
  | 'fails at empty labels'
  | 'fails at empty marks'
  | 'has a status of its own for empty names'
  | 'takes any body'
  | 'keeps what it refuses'
  | 'takes members that it sets itself'
  | 'forgets keys'
  | 'lets anybody in'
  | 'tells what exists'
  | 'shows exports';

interface Box {
  readonly id: string;
  readonly name: unknown;
  readonly size: unknown;
  readonly sealed: unknown;
  readonly owner: string;
}

interface Answer {
  readonly status: number;
  readonly json?: unknown;
}

export function serveBoxes(fault?: Fault): Promise<string> {
  const kept = new Map<string, Box>();
  const keys = new Map<string, Answer>();
  return serve(async (request, response) => {
    const body = await text(request);
    const answer = answerTo({ kept, keys, fault }, request, body);
    if (answer === 'hang up') {
      request.socket.destroy();
      return;
    }
    const { status, json: sent } = answer;
    response.writeHead(status, {
      'x-content-type-options': 'nosniff',
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
    });
    response.end(sent === undefined ? undefined : JSON.stringify(sent));
  });
}

interface State {
  readonly kept: Map<string, Box>;
  readonly keys: Map<string, Answer>;
  readonly fault: Fault | undefined;
}

function answerTo(state: State, request: IncomingMessage, body: string): Answer | 'hang up' {
  const { method = '', url = '', headers } = request;
  const owner = headers.authorization;
  if (owner === undefined && !(state.fault === 'lets anybody in' && method === 'GET')) return { status: 403 };
  const [, collection, id, , row] = url.split('/');
  if (collection !== 'boxes') return beside(state, { method, collection, body });
  if (id !== undefined) return one(state, { method, id: decodeURIComponent(id), row, owner: owner ?? '' });
  if (method === 'GET') return listed(state, headers['x-mark']);
  const key = headers['idempotency-key'];
  const before = typeof key === 'string' ? state.keys.get(key) : undefined;
  if (before && state.fault !== 'forgets keys') return before;
  const answer = add(state, body, owner ?? '');
  if (typeof key === 'string' && answer !== 'hang up') state.keys.set(key, answer);
  return answer;
}

/** What is not about boxes. */
function beside(
  { fault }: State,
  asked: { readonly method: string; readonly collection: string | undefined; readonly body: string },
): Answer {
  const { method, collection, body } = asked;
  if (collection === 'labels')
    return { status: fault === 'fails at empty labels' && body === 'text=' ? 500 : 204 };
  const isShown = collection === 'exports' && (method === 'POST' || fault === 'shows exports');
  return isShown ? { status: 200, json: 'x' } : { status: 404 };
}

interface AskedForOne {
  readonly method: string;
  readonly id: string;
  readonly row: string | undefined;
  readonly owner: string;
}

function one({ kept, fault }: State, { method, id, row, owner }: AskedForOne): Answer {
  if (fault === 'fails at long identifiers' && id.length > 500) return { status: 500 };
  const box = kept.get(id);
  const isAnybody = fault === 'lets anybody in' && method === 'GET';
  if (!box) return { status: 404 };
  if (box.owner !== owner && !isAnybody) return { status: fault === 'tells what exists' ? 403 : 404 };
  if (row !== undefined) return rowOf(row, fault);
  if (method === 'GET') return { status: 200, json: shown(box) };
  kept.delete(id);
  return { status: 204 };
}

function add({ kept, fault }: State, body: string, owner: string): Answer | 'hang up' {
  const sent = parsed(body);
  const { name, size } = sent;
  if (fault === 'hangs up on control characters' && String(name).includes('\u0000')) return 'hang up';
  if (fault === 'fails at empty names' && name === '') return { status: 500 };
  if (fault === 'has a status of its own for empty names' && name === '') return { status: 418 };
  const isSized = typeof size === 'number' && size >= 1 && size <= 9;
  const isRight = typeof name === 'string' && name.length <= 60 && isSized;
  const sealed = fault === 'takes members that it sets itself' ? (sent.sealed ?? false) : false;
  const box = { id: crypto.randomUUID(), name, size, sealed, owner };
  if (isRight || fault === 'takes any body' || fault === 'keeps what it refuses')
    kept.set(box.id, { ...box, size: isSized ? size : 1 });
  if (!isRight && fault !== 'takes any body') return { status: 409 };
  return { status: 201, json: isRight ? shown(box) : { ...shown(box), name: 'x', size: 1 } };
}

function rowOf(row: string, fault: Fault | undefined): Answer {
  if (fault === 'fails at row 0' && row === '0') return { status: 500 };
  return Number.isInteger(Number(row)) ? { status: 200, json: Number(row) } : { status: 404 };
}

function listed({ kept, fault }: State, mark: unknown): Answer {
  if (fault === 'fails at empty marks' && mark === '') return { status: 500 };
  return { status: 200, json: [...kept.values()].map(shown) };
}

function shown({ owner: _, ...box }: Box): object {
  return box;
}

function parsed(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return {};
  }
}
