import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { withFault } from '../../injected-faults.ts';
import { succeeded } from '../errors/envelope.ts';
import { bodySchemaOf } from '../schemas/documented.ts';
import type { Call, UsersServer } from './call.ts';
import { uuidsIn } from './path.ts';
import type { OperationSpec } from './policy.ts';
import { overAtOnce, type StillInTime, withinTime } from './time-limit.ts';

/** An operation that still needs a server to be a route of. */
export type Operation = (server: UsersServer) => RouteOptions;

/** The Fastify route of an operation: its policy is in the config, its handler runs in one transaction. */
export function operation<Body = undefined>(spec: OperationSpec<Body>): Operation {
  const { handler: _, otherwise, headers, ...policy } = spec;
  return (server) => ({
    method: policy.method,
    url: policy.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { users: policy },
    schema: policy.reads ? { body: bodySchemaOf(policy.id) } : {},
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const data = await inTime(server, request, (stillInTime) =>
        perform(server, spec, request, stillInTime),
      );
      reply.code(policy.status ?? 200).headers(headers?.(data, server.config) ?? {});
      return succeeded(otherwise?.(data) ?? policy.success, data, request.id);
    },
  });
}

/** Does the work of a request within its time, with the fault that it may have. */
function inTime<T>(
  { config }: UsersServer,
  { fault }: FastifyRequest,
  work: (stillInTime: StillInTime) => Promise<T>,
): Promise<T> {
  if (fault === 'timeout') return overAtOnce();
  return withinTime(config.REQUEST_TIMEOUT_MS, (stillInTime) =>
    withFault(fault, config.DATABASE_TIMEOUT_MS, () => work(stillInTime)),
  );
}

/** The answer leaves when the transaction is committed; a request that fails, or is late, leaves nothing behind. */
async function perform<Body>(
  server: UsersServer,
  { ownTransactions, handler }: OperationSpec<Body>,
  request: FastifyRequest,
  stillInTime: StillInTime,
): Promise<object> {
  const said = {
    server,
    stillInTime,
    caller: request.usersCaller,
    path: uuidsIn(request.params as Call['path']),
    query: request.query as Call['query'],
    // Fastify checked it with the schema of the document.
    body: request.body as Body,
  };
  const { db } = server.storage;
  if (ownTransactions) return handler({ ...said, db });
  return db.transaction().execute(async (transaction) => {
    const data = await handler({ ...said, db: transaction });
    stillInTime();
    return data;
  });
}
