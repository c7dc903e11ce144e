import type { Setting } from '../../setting.ts';
import { receiverSettings, receiverTimeout } from '../../webhooks/settings.ts';

export const webhookSettings = {
  ...receiverSettings,
  WEBHOOK_POLL_MS: {
    type: 'integer',
    default: 2000,
    minimum: 10,
    maximum: 600_000,
    says: 'how often the server looks for deliveries to retry',
  },
  WEBHOOK_TIMEOUT_MS: receiverTimeout(10_000),
  WEBHOOK_RETRY_MS: {
    type: 'integer',
    default: 60_000,
    minimum: 0,
    maximum: 86_400_000,
    says: 'milliseconds before the first retry of a failed delivery; the webhook says by how much each pause grows',
  },
  WEBHOOK_FAILURE_LIMIT: {
    type: 'integer',
    default: 10,
    minimum: 1,
    maximum: 100_000,
    says: 'after how many failed deliveries in a row a webhook is disabled',
  },
} as const satisfies Readonly<Record<string, Setting>>;
