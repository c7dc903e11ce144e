import { jsonContent, type Operation } from '../../builder/operation.ts';
import { arrayOf, uuid } from '../../builder/schema.ts';
import { anyUser } from '../authz.ts';
import { jsonBody, optionalJsonBody } from '../bodies.ts';
import { failure } from '../errors/answer.ts';
import { readOnlyId } from '../errors/bad-request.ts';
import { Location } from '../headers.ts';
import { examplePath } from '../identifiers.ts';
import { linksTo } from '../links.ts';
import { operation } from '../operation.ts';
import { filter, paging } from '../parameters.ts';
import { ids } from '../samples.ts';
import {
  NewWebhook,
  newWebhookSample,
  Webhook,
  WebhookInput,
  webhookInputSample,
  webhookSample,
} from '../schemas/webhook.ts';
import { QueuedTest, queuedTestSample, WebhookTest } from '../schemas/webhook-delivery.ts';

const tag = 'Webhooks';
const collection = '/webhooks';
const item = `${collection}/{webhook_id}`;

/** S0, "Accessing Another User's Webhook": code and text are the same. */
export const foreignWebhook = {
  foreign_webhook: failure('access denied', 'access denied', { cause: 'foreign-resource' }),
};

const tooManyChanges = {
  subscription_request_rate: failure(
    'rate_limit_exceeded',
    'Too many subscription requests. Please slow down.',
  ),
};

export const webhookOperations: readonly Operation[] = [
  operation({
    id: 'listWebhooks',
    method: 'get',
    path: collection,
    tag,
    action: 'list webhooks',
    authz: anyUser,
    query: [
      ...paging,
      filter('threat_model_id', 'Only those for this threat model', uuid(), ids.threatModel),
    ],
    responses: {
      200: {
        description: 'The subscriptions of the caller, newest first',
        content: jsonContent(arrayOf(Webhook), { one_webhook: { value: [webhookSample] } }),
      },
    },
    documented: { S0: [200, 400, 401, 429, 500], derived: [406] },
  }),
  operation({
    id: 'createWebhook',
    method: 'post',
    path: collection,
    tag,
    action: 'create webhook',
    description: 'Nothing is delivered before the receiver has sent back the challenge.',
    authz: anyUser,
    body: jsonBody(WebhookInput, { webhook: { value: webhookInputSample } }),
    responses: {
      201: {
        description: 'The new subscription, with the secret that no other answer shows',
        headers: { Location: Location(examplePath(item)) },
        content: jsonContent(NewWebhook, { webhook: { value: newWebhookSample } }),
      },
    },
    failures: {
      400: {
        insecure_url: failure('invalid_input', 'webhook URL must use HTTPS', {
          cause: 'invalid-member',
          subject: 'url',
        }),
        ...readOnlyId('POST'),
      },
      403: {
        foreign_threat_model: failure('forbidden', 'Insufficient permissions to access this threat model'),
      },
      404: { threat_model_not_found: failure('not_found', 'Threat model not found') },
      429: {
        subscription_limit: failure('rate_limit_exceeded', 'Maximum number of webhook subscriptions reached'),
        ...tooManyChanges,
      },
    },
    documented: { S0: [201, 400, 401, 403, 404, 429, 500], derived: [406, 415] },
  }),
  operation({
    id: 'getWebhook',
    method: 'get',
    path: item,
    tag,
    action: 'get webhook',
    authz: anyUser,
    responses: {
      200: {
        description: 'The subscription',
        content: jsonContent(Webhook, { webhook: { value: webhookSample } }),
      },
    },
    failures: { 403: foreignWebhook },
    documented: { S0: [200, 400, 401, 403, 404, 429, 500], derived: [406] },
  }),
  operation({
    id: 'deleteWebhook',
    method: 'delete',
    path: item,
    tag,
    action: 'delete webhook',
    description: 'Its deliveries go with it.',
    authz: anyUser,
    responses: { 204: { description: 'The subscription is gone' } },
    failures: { 403: foreignWebhook, 429: tooManyChanges },
    documented: { S0: [204, 400, 401, 403, 404, 429, 500] },
  }),
  operation({
    id: 'testWebhook',
    method: 'post',
    path: `${item}/test`,
    tag,
    action: 'test webhook',
    authz: anyUser,
    body: optionalJsonBody(WebhookTest, { event: { value: { event_type: 'threat_model.created' } } }),
    responses: {
      202: {
        description: 'A delivery waits to be sent',
        content: jsonContent(QueuedTest, { queued: { value: queuedTestSample } }),
        links: linksTo(['getWebhookDelivery'], { delivery_id: 'delivery_id' }),
      },
    },
    failures: { 403: foreignWebhook },
    documented: { S0: [202, 400, 401, 403, 404, 429, 500], derived: [406, 415] },
  }),
];
