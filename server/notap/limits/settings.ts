import { countSetting, unlimitedSettings, windowSetting } from '../../limits/limit-settings.ts';
import type { Setting } from '../../setting.ts';

/** S, "Rate Limits by Endpoint": each for one credential, or for one address where there is none. */
export const limitSettings = {
  ENROLLMENT_LIMIT: requests(10, 'enrollment'),
  ENROLLMENT_WINDOW_SECONDS: windowSetting(15 * 60, 'enrollment'),
  VERIFICATION_LIMIT: requests(30, 'verification'),
  VERIFICATION_WINDOW_SECONDS: windowSetting(60, 'verification'),
  ADMIN_LIMIT: requests(100, 'administration'),
  ADMIN_WINDOW_SECONDS: windowSetting(60, 'administration'),
  WEBHOOK_LIMIT: requests(60, 'webhooks and the developer portal'),
  WEBHOOK_WINDOW_SECONDS: windowSetting(60, 'webhooks and the developer portal'),
  CRYPTO_LIMIT: requests(5, 'crypto payments'),
  CRYPTO_WINDOW_SECONDS: windowSetting(60, 'crypto payments'),
  ...unlimitedSettings,
} as const satisfies Readonly<Record<string, Setting>>;

function requests(usual: number, what: string) {
  return countSetting(usual, `requests for ${what} with one credential per window`);
}
