import { newId, now } from '../clock.ts';
import { fail } from '../errors/api-error.ts';
import { administrator } from '../routing/authz.ts';
import { json, operation } from '../routing/operation.ts';
import { dbOf } from '../routing/request.ts';
import type { AddonRow } from '../storage/webhook-tables.ts';
import { holdThreatModel } from '../threat-models/repository.ts';
import { holdWebhook } from '../webhooks/repository.ts';
import { type AddonInput, viewAddon } from './addon.ts';
import { insertAddon } from './repository.ts';

/** POST /addons: an add-on is called through a webhook that somebody has subscribed. */
export const createAddon = operation<{ Body: AddonInput }>({
  id: 'createAddon',
  method: 'POST',
  path: '/addons',
  action: 'create add-on',
  authz: administrator,
  consumes: json,
  handler: async (request, reply) => {
    const db = dbOf(request);
    const { name, description, icon, objects, webhook_id, threat_model_id } = request.body;
    const model = threat_model_id ? await holdThreatModel(db, threat_model_id.toLowerCase()) : null;
    if (model === undefined) throw fail('threat_model_not_found');
    const webhook = await holdWebhook(db, webhook_id.toLowerCase());
    if (!webhook) throw fail('webhook_not_found');
    const addon: AddonRow = {
      id: newId(),
      webhook_id: webhook.id,
      threat_model_id: model?.id ?? null,
      name,
      description: description ?? null,
      icon: icon ?? null,
      objects: objects ? JSON.stringify(objects) : null,
      created_at: now(),
    };
    await insertAddon(db, addon);
    reply.code(201).header('location', `/addons/${addon.id}`);
    return viewAddon(addon);
  },
});
