import type { Setting } from '../../setting.ts';

/** S, "Rate Limits by Endpoint": each for one credential, or for one address where there is none. */
export const limitSettings = {
  ENROLLMENT_LIMIT: count(10, 'enrollment'),
  ENROLLMENT_WINDOW_SECONDS: window(15 * 60, 'enrollment'),
  VERIFICATION_LIMIT: count(30, 'verification'),
  VERIFICATION_WINDOW_SECONDS: window(60, 'verification'),
  ADMIN_LIMIT: count(100, 'administration'),
  ADMIN_WINDOW_SECONDS: window(60, 'administration'),
  WEBHOOK_LIMIT: count(60, 'webhooks and the developer portal'),
  WEBHOOK_WINDOW_SECONDS: window(60, 'webhooks and the developer portal'),
  CRYPTO_LIMIT: count(5, 'crypto payments'),
  CRYPTO_WINDOW_SECONDS: window(60, 'crypto payments'),
  UNLIMITED_ADDRESSES: {
    type: 'string',
    default: '',
    says: 'addresses that no limit applies to, comma separated',
  },
} as const satisfies Readonly<Record<string, Setting>>;

function count(usual: number, what: string) {
  return {
    type: 'integer',
    default: usual,
    minimum: 1,
    maximum: 1_000_000_000,
    says: `requests for ${what} with one credential per window`,
  } as const;
}

function window(usual: number, what: string) {
  return {
    type: 'integer',
    default: usual,
    minimum: 1,
    maximum: 86_400,
    says: `length of the window of ${what}`,
  } as const;
}
