import type { preParsingHookHandler, preValidationAsyncHookHandler, RouteOptions } from 'fastify';
import { isSignature, SIGNATURE_HEADER } from '../../webhooks/signature.ts';
import { now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { everyone } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import type { Db } from '../storage/tables.ts';
import type { InvocationRow, InvocationStatus } from '../storage/webhook-tables.ts';
import { withdrawDelivery } from '../webhooks/delivery-repository.ts';
import { holdWebhook } from '../webhooks/repository.ts';
import { isActive } from './repository.ts';
import { viewState } from './view.ts';

interface News {
  readonly status: Exclude<InvocationStatus, 'pending'>;
  readonly status_percent?: number;
  readonly status_message?: string;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The bytes of the body, where a signature is over them. */
    rawBody?: Buffer[];
  }
}

/**
 * Keeps the bytes that the parser reads. It must not wait: the parser begins to listen in the same turn, and would miss
 * what comes before.
 */
const keepBytes: preParsingHookHandler = (request, _reply, payload, done) => {
  const bytes: Buffer[] = [];
  request.rawBody = bytes;
  payload.on('data', (chunk: Buffer) => bytes.push(chunk));
  done(null, payload);
};

/** Throws 401 unless the body is signed with the secret of the add-on's webhook, before anything else is said of it. */
const checkSignature: preValidationAsyncHookHandler = async (request) => {
  const signature = request.headers[SIGNATURE_HEADER];
  if (typeof signature !== 'string') throw fail('missing_signature');
  const { storage, webhooks } = request.server;
  const webhook = await storage.db
    .selectFrom('invocations')
    .innerJoin('addons', 'addons.id', 'invocations.addon_id')
    .innerJoin('webhooks', 'webhooks.id', 'addons.webhook_id')
    .selectAll('webhooks')
    .where('invocations.id', '=', idInPath(request.params))
    .executeTakeFirst();
  if (!webhook) throw fail('invocation_not_found');
  const body = Buffer.concat(request.rawBody ?? []);
  if (!isSignature(signature, body, webhooks.secretOf(webhook))) throw fail('invalid_signature');
};

const route = operation<{ Body: News }>({
  id: 'updateInvocationStatus',
  method: 'POST',
  path: '/invocations/{invocation_id}/status',
  action: 'update invocation status',
  authz: everyone,
  consumes: json,
  handler: async (request) => {
    const db = dbOf(request);
    const invocation = await lockInvocation(db, idInPath(request.params));
    if (!isActive(invocation)) throw fail('finished_invocation');
    const { status, status_percent, status_message } = request.body;
    const updated: InvocationRow = {
      ...invocation,
      status,
      status_percent: status_percent ?? (status === 'completed' ? 100 : invocation.status_percent),
      status_message: status_message ?? null,
      status_updated_at: now(),
    };
    const { id, ...columns } = updated;
    await db.updateTable('invocations').set(columns).where('id', '=', id).execute();
    if (!isActive(updated)) await withdrawDelivery(db, id, 'The invocation has ended');
    return viewState(updated);
  },
});

/** POST /invocations/{invocation_id}/status: an add-on says how far it has come. */
export const updateStatus: RouteOptions = { ...route, preParsing: keepBytes, preValidation: checkSignature };

/** With its webhook before it, as where a webhook is deleted: who locks in one order never waits in a circle. */
async function lockInvocation(db: Db, id: string): Promise<InvocationRow> {
  const addon = await db
    .selectFrom('addons')
    .innerJoin('invocations', 'invocations.addon_id', 'addons.id')
    .select('addons.webhook_id')
    .where('invocations.id', '=', id)
    .executeTakeFirst();
  if (addon) await holdWebhook(db, addon.webhook_id);
  const invocation = await db
    .selectFrom('invocations')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!invocation) throw fail('invocation_not_found');
  return invocation;
}

function idInPath(params: unknown): string {
  const { invocation_id = '' } = params as { readonly invocation_id?: string };
  return invocation_id.toLowerCase();
}
