import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';

const operations = [
  'listWebhooks',
  'createWebhook',
  'getWebhook',
  'deleteWebhook',
  'testWebhook',
  'listWebhookDeliveries',
  'getWebhookDelivery',
];

/** From 2026-03-26, webhooks are a matter of administrators. */
export const webhookRights: Capability = {
  id: 'webhook-rights',
  title: 'Who may have webhooks',
  values: [
    { value: 'everybody', words: 'everybody, their own' },
    {
      value: 'administrators',
      words: 'administrators',
      operated: true,
      change: {
        document: (document) => reshapeOperations(document, operations, forAdministrators),
        untold: {
          operations: /^\w+ \/webhooks(\/|$)/,
          because: 'webhooks are for administrators only here, and stories are about those of everybody',
        },
      },
    },
  ],
  tell: async (probing) => {
    // An administrator is let in either way.
    if (probing.isAdministrator) return undefined;
    for (const target of [
      '/webhooks',
      '/webhooks/subscriptions',
      '/webhook/subscriptions',
      '/admin/webhooks/subscriptions',
    ]) {
      const seen = await probing.ask({ target, as: 'somebody' });
      if (seen?.status === 200) return toldBy('everybody', seen);
      if (seen?.status === 403) return toldBy('administrators', seen);
    }
    return undefined;
  },
};

function forAdministrators(operation: JsonObject): JsonObject {
  const refusal = { $ref: '#/components/responses/Forbidden.administrator.S0' };
  const responses = { ...(isObject(operation.responses) ? operation.responses : {}), 403: refusal };
  return { ...operation, 'x-tmi-authz': { ownership: 'none', roles: ['admin'] }, responses };
}
