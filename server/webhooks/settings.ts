import type { Setting } from '../setting.ts';

/** Which receivers a server that sends webhooks trusts. */
export const receiverSettings = {
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
} as const satisfies Readonly<Record<string, Setting>>;

/** How long a receiver may take; `usual` in milliseconds. */
export const receiverTimeout = (usual: number) =>
  ({
    type: 'integer',
    default: usual,
    minimum: 100,
    maximum: 600_000,
    says: 'how long a receiver may take to respond; if its instance dies, a delivery is sent again after twice that time',
  }) as const satisfies Setting;
