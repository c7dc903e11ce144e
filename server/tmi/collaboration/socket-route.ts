import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { covers } from '../access/roles.ts';
import { fail } from '../errors/api-error.ts';
import { findChildren } from '../families/repository.ts';
import { identifierOf, isUuid } from '../routing/identifiers.ts';
import { callerOf } from '../routing/request.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import type { Arrival } from './serve-socket.ts';
import { roleOn } from './standing.ts';

export const SOCKET_PATH = '/threat_models/:threat_model_id/diagrams/:diagram_id/ws';

const SOCKET_URL = /^\/threat_models\/[^/?]+\/diagrams\/[^/?]+\/ws(\?|$)/;

/** Only here is a connection upgraded; anywhere else the wish is ignored, as RFC 9110, section 7.8, allows. */
export function isSocketRequest({ url = '', headers }: IncomingMessage): boolean {
  return SOCKET_URL.test(url) && headers.upgrade?.toLowerCase() === 'websocket';
}

interface Parameters {
  readonly threat_model_id: string;
  readonly diagram_id: string;
}

/** Finds out who wants to connect, before there is a socket: what is wrong is answered as it is everywhere else. */
export async function authenticate(this: FastifyInstance, request: FastifyRequest): Promise<void> {
  const token = tokenIn(request);
  if (token === undefined) throw fail('missing_token');
  request.caller = await this.sessions.callerFor(this.storage.db, token);
}

/** Browsers cannot send headers with a WebSocket; other clients can, and keep their token out of addresses. */
function tokenIn({ query, headers }: FastifyRequest): string | undefined {
  const { token } = query as { readonly token?: unknown };
  if (typeof token === 'string' && token !== '') return token;
  const [, bearer] = /^bearer (\S+)$/i.exec(headers.authorization ?? '') ?? [];
  return bearer;
}

/** Throws 400, 403 or 404 for somebody who must not connect to this diagram. */
export async function admitSocket(this: FastifyInstance, request: FastifyRequest): Promise<void> {
  const { db } = this.storage;
  const parameters = request.params as Parameters;
  for (const [name, value] of Object.entries(parameters))
    if (!isUuid(value)) throw fail('invalid_id', { about: { noun: identifierOf(name)?.noun ?? name } });
  const { caller, threatModelId, diagramId } = arrivalOf(request);
  const model = await findThreatModel(db, threatModelId, { lock: false });
  if (!model) throw fail('threat_model_not_found');
  const role = await roleOn(db, caller, model);
  if (!role || !covers(role, 'reader')) throw fail('not_a_reader');
  const [diagram] = await findChildren(db, 'diagrams', threatModelId, [diagramId]);
  if (!diagram) throw fail('diagram_not_found');
  if (request.ws) return;
  throw fail('upgrade_required', { headers: { connection: 'Upgrade', upgrade: 'websocket' } });
}

/** Who comes, to which diagram. */
export function arrivalOf(request: FastifyRequest): Arrival {
  const { threat_model_id, diagram_id } = request.params as Parameters;
  const { session_id } = request.query as { readonly session_id?: unknown };
  return {
    caller: callerOf(request),
    threatModelId: threat_model_id.toLowerCase(),
    diagramId: diagram_id.toLowerCase(),
    wanted: session_id === undefined ? undefined : String(session_id),
  };
}
