import type { FastifyRequest } from 'fastify';
import { roleOf } from '../access/roles.ts';
import { newId, now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { countInvocation } from '../invocations/quotas.ts';
import { insertInvocation } from '../invocations/repository.ts';
import { anyUser } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import type { AddonRow, InvocationRow } from '../storage/webhook-tables.ts';
import { entriesOf } from '../threat-models/authorization-repository.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { INVOCATION_EVENT } from '../webhooks/deliver.ts';
import { queueDelivery } from '../webhooks/outbox.ts';
import { holdWebhook } from '../webhooks/repository.ts';
import { objectsOf } from './addon.ts';
import { findAddon, holdAddon } from './repository.ts';

interface InvocationRequest {
  readonly threat_model_id: string;
  readonly object_type?: string;
  readonly object_id?: string;
  readonly payload?: object;
}

/** Bytes of JSON. */
const LARGEST_PAYLOAD = 1024;

/** POST /addons/{addon_id}/invoke: the invocation is stored with the delivery that takes it to the add-on. */
export const invokeAddon = operation<{
  Params: { readonly addon_id: string };
  Body: InvocationRequest;
}>({
  id: 'invokeAddon',
  method: 'POST',
  path: '/addons/{addon_id}/invoke',
  action: 'invoke add-on',
  authz: anyUser,
  consumes: json,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { body, server } = request;
    const payload = body.payload === undefined ? null : JSON.stringify(body.payload);
    if (payload !== null && Buffer.byteLength(payload) > LARGEST_PAYLOAD) throw fail('payload_too_large');
    const addon = await addonFor(request, request.params.addon_id.toLowerCase());
    const caller = callerOf(request);
    await countInvocation(db, caller.id, server.config);
    const held = await hold(request, addon);
    const moment = now();
    const invocation: InvocationRow = {
      id: newId(),
      addon_id: held.id,
      invoked_by: caller.id,
      threat_model_id: body.threat_model_id.toLowerCase(),
      object_type: body.object_type ?? null,
      object_id: body.object_id?.toLowerCase() ?? null,
      payload,
      status: 'pending',
      status_percent: 0,
      status_message: null,
      created_at: moment,
      status_updated_at: moment,
    };
    await insertInvocation(db, invocation);
    await queueDelivery(db, {
      id: invocation.id,
      webhookId: held.webhook_id,
      eventType: INVOCATION_EVENT,
      payload: callOf(invocation, body, server.publicUrl()),
    });
    reply.code(202);
    return {
      invocation_id: invocation.id,
      delivery_id: invocation.id,
      status: invocation.status,
      created_at: invocation.created_at,
      message: 'Invocation created and queued for sending',
    };
  },
});

/** The add-on, if it can be asked this. Who may not read the threat model is told that there is none. */
async function addonFor(request: FastifyRequest<{ Body: InvocationRequest }>, id: string): Promise<AddonRow> {
  const db = dbOf(request);
  const addon = await findAddon(db, id);
  if (!addon) throw fail('addon_not_found');
  const { object_type } = request.body;
  const objects = objectsOf(addon);
  if (object_type !== undefined && objects && !objects.includes(object_type))
    throw fail('unsupported_object');
  const threatModelId = request.body.threat_model_id.toLowerCase();
  const caller = callerOf(request);
  const model = await findThreatModel(db, threatModelId, { lock: false });
  const mayRead = model?.owner_id === caller.id || (model && roleOf(caller, await entriesOf(db, model.id)));
  if (!mayRead) throw fail('threat_model_not_found');
  if (addon.threat_model_id !== null && addon.threat_model_id !== threatModelId)
    throw fail('invalid_member', {
      about: { problem: 'threat_model_id must be the threat model that the add-on is for' },
    });
  return addon;
}

/** Keeps the add-on and its webhook from being deleted; in the order in which a webhook is deleted with its add-ons. */
async function hold(request: FastifyRequest, { id, webhook_id }: AddonRow): Promise<AddonRow> {
  const db = dbOf(request);
  await holdWebhook(db, webhook_id);
  const addon = await holdAddon(db, id);
  if (!addon) throw fail('addon_not_found');
  return addon;
}

/** What the add-on is sent. */
function callOf(invocation: InvocationRow, { payload }: InvocationRequest, publicUrl: string): object {
  const { id, addon_id, threat_model_id, object_type, object_id, created_at } = invocation;
  return {
    event_type: INVOCATION_EVENT,
    invocation_id: id,
    addon_id,
    threat_model_id,
    ...(object_type === null ? {} : { object_type }),
    ...(object_id === null ? {} : { object_id }),
    timestamp: created_at,
    ...(payload === undefined ? {} : { payload }),
    callback_url: `${publicUrl}/invocations/${id}/status`,
  };
}
