import type { FastifyReply, FastifyRequest, RouteOptions } from 'fastify';
import { withFault } from '../../injected-faults.ts';
import { liveEnrollment } from '../enrollments/repository.ts';
import { fail, NotapError } from '../errors/notap-error.ts';
import { bodySchemaOf } from '../schemas/documented.ts';
import { type Call, inPath, type NotapServer } from './call.ts';
import type { OperationSpec, Policy } from './policy.ts';
import { uuidIn } from './uuid.ts';

/** An operation that still needs a server to be a route of. */
export type Operation = (server: NotapServer) => RouteOptions;

/** The Fastify route of an operation: its policy is in the config, its handler runs in one transaction. */
export function operation<Body = undefined>(spec: OperationSpec<Body>): Operation {
  const { handler, ...policy } = spec;
  return (server) => ({
    method: policy.method,
    url: policy.path.replaceAll(/\{(\w+)\}/g, ':$1'),
    config: { notap: policy },
    schema: policy.reads ? { body: bodySchemaOf(policy.id) } : {},
    handler: async (request: FastifyRequest, reply: FastifyReply) => {
      const work = () => perform(server, policy, handler, request);
      const members = await withFault(request.fault, server.config.DATABASE_TIMEOUT_MS, work);
      if (members instanceof NotapError) throw members;
      reply.code(policy.status ?? 200);
      return policy.status === 204 ? undefined : { success: true, ...members };
    },
  });
}

/** The answer leaves when the transaction is committed; a request that fails leaves nothing behind. */
async function perform<Body>(
  server: NotapServer,
  policy: Policy,
  handler: OperationSpec<Body>['handler'],
  request: FastifyRequest,
): Promise<object> {
  const said = {
    server,
    caller: request.notapCaller,
    path: pathOf(policy, request.params as Call['path']),
    query: request.query as Call['query'],
    headers: request.headers,
    // Fastify checked it with the schema of the document.
    body: request.body as Body,
  };
  const { db } = server.storage;
  if (policy.ownTransactions) return handler({ ...said, db });
  return db.transaction().execute(async (transaction) => {
    const call = { ...said, db: transaction };
    if (policy.authz.ownership === 'owner') await requireOwnEnrollment(call);
    return handler(call);
  });
}

function pathOf({ uuids = [] }: Policy, path: Call['path']): Call['path'] {
  const entries = Object.entries(path);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, uuids.includes(name) ? uuidIn(value) : value]),
  );
}

/** What does not exist is 404 for every user, and what is somebody else's is 403. */
async function requireOwnEnrollment(call: Omit<Call, 'body'>): Promise<void> {
  const uuid = inPath(call, 'uuid');
  await liveEnrollment(call, uuid);
  if (call.caller?.kind !== 'user' || call.caller.uuid !== uuid) throw fail('invalid_key');
}
