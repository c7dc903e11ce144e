import type { FastifyInstance, FastifyRequest } from 'fastify';
import { findUser } from '../../../server/tmi/people/repository.ts';
import type { Caller } from '../../../server/tmi/sessions/caller.ts';
import type { Apply } from '../sabotage.ts';
import { before } from './handlers.ts';

/** The server mistakes whoever calls for the owner of what the path names. */
export const takenForTheOwner: Apply = before(async (request) => {
  const owner = await ownerOf(request);
  if (owner !== undefined) await becomeUser(request, owner);
});

/** The request goes on as if this user had sent it. */
export async function becomeUser(request: FastifyRequest, userId: string): Promise<void> {
  const caller = await callerFrom(request.server, userId);
  if (caller) request.caller = caller;
}

async function callerFrom(app: FastifyInstance, userId: string): Promise<Caller | undefined> {
  const user = await findUser(app.storage.db, userId);
  return (
    user && {
      id: user.id,
      provider: user.provider,
      providerId: user.provider_id,
      displayName: user.display_name,
      email: user.email,
      groups: [],
      sessionId: '',
      isAdministrator: app.administrators.has(`${user.provider}:${user.provider_id}`),
    }
  );
}

/** Of the threat model, subscription, delivery or invocation in the path; undefined where it names none. */
export async function ownerOf({ params, server }: FastifyRequest): Promise<string | undefined> {
  const { db } = server.storage;
  const { threat_model_id, webhook_id, delivery_id, invocation_id } = params as Readonly<
    Record<string, string | undefined>
  >;
  if (threat_model_id !== undefined) {
    const model = await db
      .selectFrom('threat_models')
      .select('owner_id')
      .where('id', '=', threat_model_id.toLowerCase())
      .executeTakeFirst();
    return model?.owner_id;
  }
  if (webhook_id !== undefined) {
    const webhook = await db
      .selectFrom('webhooks')
      .select('owner_id')
      .where('id', '=', webhook_id.toLowerCase())
      .executeTakeFirst();
    return webhook?.owner_id;
  }
  if (delivery_id !== undefined) {
    const delivery = await db
      .selectFrom('webhook_deliveries')
      .innerJoin('webhooks', 'webhooks.id', 'webhook_deliveries.webhook_id')
      .select('owner_id')
      .where('webhook_deliveries.id', '=', delivery_id.toLowerCase())
      .executeTakeFirst();
    return delivery?.owner_id;
  }
  if (invocation_id === undefined) return undefined;
  const invocation = await db
    .selectFrom('invocations')
    .select('invoked_by')
    .where('id', '=', invocation_id.toLowerCase())
    .executeTakeFirst();
  return invocation?.invoked_by;
}

/** Anybody who has an account. */
export async function someUser({ storage }: FastifyInstance): Promise<string> {
  const { id } = await storage.db.selectFrom('users').select('id').limit(1).executeTakeFirstOrThrow();
  return id;
}

/** The threat model that really has the threat or the diagram in the path. */
export async function parentOf(
  { params, server }: FastifyRequest,
  table: 'threats' | 'diagrams',
): Promise<string | undefined> {
  const { threat_id, diagram_id } = params as Readonly<Record<string, string | undefined>>;
  const child = await server.storage.db
    .selectFrom(table)
    .select('threat_model_id')
    .where('id', '=', (threat_id ?? diagram_id ?? '').toLowerCase())
    .executeTakeFirst();
  return child?.threat_model_id;
}
