import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { withFault } from '../../injected-faults.ts';
import { bodySchemaOf } from '../schemas/documented.ts';
import { admit } from './admit.ts';
import type { Call, TaskyServer } from './call.ts';
import type { OperationSpec, Policy } from './policy.ts';

/** An operation that still needs a server to be a route of. */
export type Operation = (server: TaskyServer) => RouteOptions;

/** The Fastify route of an operation: its policy is in the config, its handler runs in one transaction. */
export function operation<Body = undefined>(spec: OperationSpec<Body>): Operation {
  const { handler, ...policy } = spec;
  return (server) => ({
    method: policy.method,
    url: policy.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { tasky: policy },
    schema: policy.reads ? { body: bodySchemaOf(policy.id) } : {},
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const work = () => perform(server, policy, handler, request);
      const data = await withFault(request.fault, server.config.DATABASE_TIMEOUT_MS, work);
      reply.code(policy.status ?? 200);
      return { ok: true, data };
    },
  });
}

/** The answer leaves when the transaction is committed; a request that fails leaves nothing behind. */
async function perform<Body>(
  server: TaskyServer,
  policy: Policy,
  handler: OperationSpec<Body>['handler'],
  request: FastifyRequest,
): Promise<object> {
  const path = request.params as Call['path'];
  const said = {
    server,
    caller: request.user,
    path,
    query: request.query as Call['query'],
    // Fastify checked it with the schema of the document.
    body: request.body as Body,
  };
  const { db } = server.storage;
  if (policy.ownTransactions) return handler({ ...said, db, resources: {} });
  return db.transaction().execute(async (transaction) => {
    const resources = await admit(transaction, policy, said);
    return handler({ ...said, db: transaction, resources });
  });
}
