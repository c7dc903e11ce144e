import type { Setting } from '../../setting.ts';

export const webhookSettings = {
  WEBHOOK_ALLOWED_ADDRESSES: {
    type: 'string',
    default: '',
    pattern: '^([0-9a-fA-F.:]+(/\\d{1,3})?(,[0-9a-fA-F.:]+(/\\d{1,3})?)*)?$',
    says: 'private addresses and CIDR ranges that webhooks may use, comma separated',
  },
  WEBHOOK_CA_FILE: {
    type: 'string',
    default: '',
    says: 'PEM file with additional certificate authorities for receivers of webhooks',
  },
  WEBHOOK_POLL_MS: {
    type: 'integer',
    default: 2000,
    minimum: 10,
    maximum: 600_000,
    says: 'how often the server looks for deliveries to retry',
  },
  WEBHOOK_TIMEOUT_MS: {
    type: 'integer',
    default: 10_000,
    minimum: 100,
    maximum: 600_000,
    says: 'how long a receiver may take to respond; if its instance dies, a delivery is sent again after twice that time',
  },
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
