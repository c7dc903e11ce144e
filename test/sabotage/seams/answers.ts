import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Apply } from '../sabotage.ts';
import { isAt } from './route.ts';

/** How answers leave that should have left otherwise. */
interface Change {
  /** Only answers with one of these statuses; all without it. */
  readonly of?: readonly number[];
  /** Only answers with this text in them. */
  readonly saying?: string;
  readonly status?: number;
  /** Undefined removes a header. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  /** Another header, from the one that there is. */
  readonly header?: readonly [name: string, change: (value: string) => string];
  readonly json?: (body: unknown, request: FastifyRequest) => unknown;
  /** A body that is no JSON. */
  readonly text?: string;
}

/** Changes answers on their way out. */
export function answering(change: Change): Apply {
  return (app, at) => {
    app.addHook('onSend', async (request, reply, payload) => {
      if (!isAt(request, at) || (change.of && !change.of.includes(reply.statusCode))) return payload;
      const { saying } = change;
      if (saying !== undefined && !String(payload).includes(saying)) return payload;
      changeHead(change, reply);
      if (change.text !== undefined) return change.text;
      if (!change.json || typeof payload !== 'string' || payload === '') return payload;
      return JSON.stringify(change.json(JSON.parse(payload), request));
    });
  };
}

function changeHead({ status, headers = {}, header }: Change, reply: FastifyReply): void {
  if (status !== undefined) reply.code(status);
  for (const [name, value] of Object.entries(headers))
    if (value === undefined) reply.removeHeader(name);
    else reply.header(name, value);
  const before = header && reply.getHeader(header[0]);
  if (header && before !== undefined) reply.header(header[0], header[1](String(before)));
}

type Members = Readonly<Record<string, unknown>>;

/** Changes an object, or every object of a list. */
export function members(change: (object: Members) => unknown): (body: unknown) => unknown {
  return (body) => (Array.isArray(body) ? body.map(change) : change(body as Members));
}

/** Leaves members out. */
export function without(...names: readonly string[]): (body: unknown) => unknown {
  return members((object) =>
    Object.fromEntries(Object.entries(object).filter(([name]) => !names.includes(name))),
  );
}

/** Puts members in, or others in their place. */
export function having(more: Members | ((object: Members) => Members)): (body: unknown) => unknown {
  return members((object) => ({ ...object, ...(typeof more === 'function' ? more(object) : more) }));
}
