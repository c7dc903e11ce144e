import type { NamedExamples, Operation } from '../../builder/operation.ts';
import { integer } from '../../builder/schema.ts';
import { anyDeveloper } from '../authz.ts';
import { unknown } from '../errors.ts';
import { operation } from '../operation.ts';
import { filter } from '../parameters.ts';
import {
  DeliveryReply,
  deliverySample,
  Logs,
  logSample,
  ShownWebhook,
  shownWebhookSample,
  WebhookChange,
  WebhookInput,
  WebhookReply,
  Webhooks,
  webhookInputSample,
  webhookSample,
} from '../schemas/webhooks.ts';

const tag = 'Webhooks';
const collection = '/developer/webhooks';
const webhook = `${collection}/{id}`;
const access = anyDeveloper;
const notFound: NamedExamples = { webhook_not_found: unknown('id', 'Webhook not found') };

export const webhookOperations: readonly Operation[] = [
  operation({
    id: 'createWebhook',
    method: 'post',
    path: collection,
    tag,
    summary: 'Create a webhook',
    description:
      'The secret is shown in this response only. Every delivery has X-Webhook-Signature: `sha256=` and the HMAC-SHA256 of its body, in lower-case hexadecimal.',
    access,
    body: { schema: WebhookInput, sample: webhookInputSample },
    success: {
      status: 201,
      description: 'The webhook',
      schema: ShownWebhook,
      data: { webhook: shownWebhookSample },
    },
    from: ['S', 'P'],
  }),
  operation({
    id: 'listWebhooks',
    method: 'get',
    path: collection,
    tag,
    summary: 'List webhooks',
    access,
    success: {
      status: 200,
      description: 'Those of the caller',
      schema: Webhooks,
      data: { webhooks: [webhookSample], total: 1 },
    },
    from: ['P'],
  }),
  operation({
    id: 'changeWebhook',
    method: 'put',
    path: webhook,
    tag,
    summary: 'Change a webhook',
    access,
    body: { schema: WebhookChange, sample: { events: webhookInputSample.events } },
    success: {
      status: 200,
      description: 'The webhook',
      schema: WebhookReply,
      data: { webhook: webhookSample },
    },
    from: ['P'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'deleteWebhook',
    method: 'delete',
    path: webhook,
    tag,
    summary: 'Delete a webhook',
    access,
    success: { status: 204, description: 'It is deleted' },
    from: ['S', 'P'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'testWebhook',
    method: 'post',
    path: `${webhook}/test`,
    tag,
    summary: 'Send a test to a webhook',
    access,
    success: {
      status: 200,
      description: 'What came of it',
      schema: DeliveryReply,
      data: { delivery: deliverySample },
    },
    from: ['P'],
    errors: { 404: notFound },
  }),
  operation({
    id: 'listDeliveries',
    method: 'get',
    path: `${webhook}/deliveries`,
    tag,
    summary: 'List what was sent to a webhook',
    access,
    query: [filter('limit', 'How many to return', integer({ min: 1, max: 100 }, { default: 50 }), 50)],
    success: {
      status: 200,
      description: 'Newest first',
      schema: Logs,
      data: { logs: [logSample], total: 1 },
    },
    from: ['P'],
    errors: { 404: notFound },
  }),
];
