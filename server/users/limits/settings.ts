import type { Setting } from '../../setting.ts';

/** S, "Rate Limiting": one limit over all operations, for each address. */
export const limitSettings = {
  REQUEST_LIMIT: {
    type: 'integer',
    default: 10,
    minimum: 1,
    maximum: 1_000_000_000,
    says: 'requests from one address per window',
  },
  REQUEST_WINDOW_SECONDS: {
    type: 'integer',
    default: 60,
    minimum: 1,
    maximum: 86_400,
    says: 'length of the window of requests',
  },
  UNLIMITED_ADDRESSES: {
    type: 'string',
    default: '',
    says: 'addresses that no limit applies to, comma separated',
  },
} as const satisfies Readonly<Record<string, Setting>>;
