import { randomBytes } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { isHostAllowed } from '../../webhooks/addresses.ts';
import { roleOf } from '../access/roles.ts';
import { newId, now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { anyUser } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { callerOf, dbOf } from '../routing/request.ts';
import type { WebhookRow } from '../storage/webhook-tables.ts';
import { entriesOf } from '../threat-models/authorization-repository.ts';
import { findThreatModel } from '../threat-models/repository.ts';
import { leaveWork } from './outbox.ts';
import { countCreation } from './quotas.ts';
import { insertWebhook } from './repository.ts';
import { viewWebhook } from './view.ts';

interface WebhookInput {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly secret?: string;
  readonly threat_model_id?: string | null;
}

/** POST /webhooks: its answer is the only one that has the secret and the challenge. */
export const createWebhook = operation<{ Body: WebhookInput }>({
  id: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  action: 'create webhook',
  authz: anyUser,
  consumes: json,
  invalid: { url: { pattern: (url) => (/^https:/i.test(url) ? 'hostless_url' : 'insecure_url') } },
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { config, webhooks } = request.server;
    const { body } = request;
    refuseInnerAddress(request);
    await countCreation(db, callerOf(request).id, config);
    const threatModelId = body.threat_model_id?.toLowerCase() ?? null;
    if (threatModelId !== null) await requireReader(request, threatModelId);
    const secret = body.secret ?? newSecret();
    const moment = now();
    const webhook: WebhookRow = {
      id: newId(),
      owner_id: callerOf(request).id,
      threat_model_id: threatModelId,
      name: body.name,
      url: body.url,
      events: JSON.stringify(body.events),
      secret: webhooks.box.seal(secret),
      challenge: newSecret(),
      status: 'pending_verification',
      challenges_sent: 0,
      next_challenge_at: moment,
      last_successful_use: null,
      publication_failures: 0,
      created_at: moment,
      modified_at: moment,
    };
    await insertWebhook(db, webhook);
    leaveWork(db);
    reply.code(201).header('location', `/webhooks/${webhook.id}`);
    return { ...viewWebhook(webhook), secret, challenge: webhook.challenge };
  },
});

function newSecret(): string {
  return randomBytes(32).toString('hex');
}

function refuseInnerAddress({ body, server }: FastifyRequest<{ Body: WebhookInput }>): void {
  if (!URL.canParse(body.url)) throw fail('invalid_member', { about: { problem: 'url must be a URL' } });
  const { rule } = server.webhooks.network;
  if (isHostAllowed(new URL(body.url), rule)) return;
  throw fail('invalid_member', {
    about: { problem: 'url must lead to a public address' },
    details: { code: 'inner_address', context: { field: '/url' } },
  });
}

async function requireReader(request: FastifyRequest, threatModelId: string): Promise<void> {
  const db = dbOf(request);
  const caller = callerOf(request);
  const model = await findThreatModel(db, threatModelId, { lock: false });
  if (!model) throw fail('threat_model_not_found');
  if (model.owner_id === caller.id || roleOf(caller, await entriesOf(db, model.id))) return;
  throw fail('not_a_reader');
}
