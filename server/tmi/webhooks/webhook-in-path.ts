import type { FastifyRequest } from 'fastify';
import { fail } from '../errors/api-error.ts';
import { lockUser } from '../people/repository.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { findWebhook, holdWebhook } from './repository.ts';

/** The subscription of this id, if it is the caller's. Throws 404, and 403 where it is somebody else's. */
export async function ownWebhook(request: FastifyRequest, id: string): Promise<WebhookRow> {
  return own(request, await findWebhook(dbOf(request), id.toLowerCase()));
}

/** The subscription in the path, if it is the caller's. */
export function webhookInPath(request: FastifyRequest): Promise<WebhookRow> {
  return ownWebhook(request, idInPath(request));
}

/**
 * The subscription in the path, if it is the caller's; neither it nor the caller can be deleted until the transaction
 * ends. The caller comes first, as where an account is deleted: who locks in one order never waits in a circle.
 */
export async function heldWebhookInPath(request: FastifyRequest): Promise<WebhookRow> {
  const db = dbOf(request);
  // Deleted since the token was looked at.
  if (!(await lockUser(db, callerOf(request).id))) throw fail('stale_session');
  return own(request, await holdWebhook(db, idInPath(request).toLowerCase()));
}

function own(request: FastifyRequest, webhook: WebhookRow | undefined): WebhookRow {
  if (!webhook) throw fail('webhook_not_found');
  if (webhook.owner_id !== callerOf(request).id) throw fail('foreign_webhook');
  return webhook;
}

function idInPath(request: FastifyRequest): string {
  const { webhook_id = '' } = request.params as { readonly webhook_id?: string };
  return webhook_id;
}
