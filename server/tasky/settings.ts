import type { Setting } from '../setting.ts';
import { addressSettings, databaseSettings, faultSettings, operatingSettings } from '../shared-settings.ts';
import { limitSettings } from './limits/settings.ts';

/** Good enough to develop with, and refused in production. */
export const DEFAULT_SECRET = 'a secret for development, and for nothing else';
export const DEFAULT_ADMIN_PASSWORD = 'password';

/** Every setting of the server. This is the only list of them; validation, help and documentation are made from it. */
export const settings = {
  TASKY_MODE: {
    type: 'string',
    default: 'development',
    oneOf: ['development', 'production'],
    says: 'production disables everything that is only for development',
  },
  ...addressSettings(4000),
  ...databaseSettings,
  SECRET: {
    type: 'string',
    default: DEFAULT_SECRET,
    pattern: '^[\\s\\S]{32,}$',
    says: 'key that signs the tokens; at least 32 characters',
  },
  TOKEN_SECONDS: {
    type: 'integer',
    default: 7 * 86_400,
    minimum: 1,
    maximum: 366 * 86_400,
    says: 'lifetime of a token',
  },
  PASSWORD_ROUNDS: {
    type: 'integer',
    default: 5,
    minimum: 1,
    maximum: 64,
    says: 'rounds of scrypt for a password, with 16 MiB each',
  },
  ADMIN_EMAIL: {
    type: 'string',
    default: 'admin@tasky.local',
    pattern: '^([^@\\s]+@[^@\\s]+)?$',
    says: 'e-mail address of the first administrator, whose account is created at start; nobody, if empty',
  },
  ADMIN_PASSWORD: {
    type: 'string',
    default: DEFAULT_ADMIN_PASSWORD,
    pattern: '^[\\s\\S]+$',
    says: 'password of the first administrator, if the account is created; another one than the default in production',
  },
  ACTIVITY_DAYS: {
    type: 'integer',
    default: 90,
    minimum: 1,
    maximum: 3660,
    says: 'how long the activity of a board is kept',
  },
  ...limitSettings,
  ...operatingSettings,
  ...faultSettings,
} as const satisfies Readonly<Record<string, Setting>>;
