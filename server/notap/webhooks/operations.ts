import { newId, newSecret } from '../credentials/random-texts.ts';
import { anyDeveloper } from '../routing/authz.ts';
import { developerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { wholeNumberIn } from '../routing/query.ts';
import type { WebhookRow } from '../storage/tables.ts';
import type { Event } from './emit.ts';
import { allowedUrl, ownWebhook } from './repository.ts';
import { testWebhook } from './send-test.ts';
import { logView, webhookView } from './view.ts';

interface NewWebhook {
  readonly url: string;
  readonly events: readonly Event[];
  readonly description?: string;
  readonly retryConfig?: { readonly maxAttempts?: number; readonly backoffMultiplier?: number };
}

const all = '/v1/developer/webhooks';
const one = `${all}/{id}`;
const portal = { ...anyDeveloper, limit: 'webhook' } as const;

const createWebhook = operation<NewWebhook>({
  ...portal,
  id: 'createWebhook',
  method: 'POST',
  path: all,
  reads: true,
  status: 201,
  handler: async (call) => {
    const { db, server, body } = call;
    const { maxAttempts = 3, backoffMultiplier = 2 } = body.retryConfig ?? {};
    const secret = newSecret('whsec_');
    const row: WebhookRow = {
      ...{ id: newId('wh'), developer_id: developerOf(call), url: allowedUrl(call, body.url) },
      ...{ events: JSON.stringify(body.events), description: body.description ?? null },
      secret: server.sealed.seal(secret),
      ...{ status: 'active', max_attempts: maxAttempts, backoff: backoffMultiplier, failures: 0 },
      created_at: server.clock(),
    };
    await db.insertInto('webhooks').values(row).execute();
    return { webhook: { ...webhookView(row), secret } };
  },
});

const listWebhooks = operation({
  ...portal,
  id: 'listWebhooks',
  method: 'GET',
  path: all,
  handler: async (call) => {
    const rows = await call.db
      .selectFrom('webhooks')
      .selectAll()
      .where('developer_id', '=', developerOf(call))
      .orderBy('created_at')
      .orderBy('id')
      .execute();
    return { webhooks: rows.map(webhookView), total: rows.length };
  },
});

/** A webhook that is changed is active again. */
const changeWebhook = operation<Partial<Pick<NewWebhook, 'url' | 'events'>>>({
  ...portal,
  id: 'changeWebhook',
  method: 'PUT',
  path: one,
  reads: true,
  handler: async (call) => {
    const { url, events } = call.body;
    const row = await ownWebhook(call);
    const changed = {
      url: url === undefined ? row.url : allowedUrl(call, url),
      events: events === undefined ? row.events : JSON.stringify(events),
      ...{ status: 'active' as const, failures: 0 },
    };
    await call.db.updateTable('webhooks').set(changed).where('id', '=', row.id).execute();
    return { webhook: webhookView({ ...row, ...changed }) };
  },
});

const deleteWebhook = operation({
  ...portal,
  id: 'deleteWebhook',
  method: 'DELETE',
  path: one,
  status: 204,
  handler: async (call) => {
    const { id } = await ownWebhook(call);
    await call.db.deleteFrom('webhooks').where('id', '=', id).execute();
    return {};
  },
});

const listDeliveries = operation({
  ...portal,
  id: 'listDeliveries',
  method: 'GET',
  path: `${one}/deliveries`,
  handler: async (call) => {
    const limit = wholeNumberIn(call.query.limit, { usual: 50, least: 1, most: 100 });
    const { id } = await ownWebhook(call);
    const own = call.db.selectFrom('deliveries').where('webhook_id', '=', id);
    const { total } = await own
      .select(({ fn }) => fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    const rows = await own.selectAll().orderBy('created_at', 'desc').orderBy('id').limit(limit).execute();
    return { logs: rows.map(logView), total: Number(total) };
  },
});

export const webhookOperations = [
  createWebhook,
  listWebhooks,
  changeWebhook,
  deleteWebhook,
  testWebhook,
  listDeliveries,
];
