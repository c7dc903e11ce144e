import { routes } from '../routing/routes.ts';
import { createWebhook } from './create.ts';
import { listWebhooks } from './list.ts';
import { listDeliveries } from './list-deliveries.ts';
import { readWebhook } from './read.ts';
import { readDelivery } from './read-delivery.ts';
import { removeWebhook } from './remove.ts';
import { testWebhook } from './send-test.ts';

export const webhookRoutes = routes('webhooks', [
  listWebhooks,
  createWebhook,
  listDeliveries,
  readDelivery,
  readWebhook,
  removeWebhook,
  testWebhook,
]);
