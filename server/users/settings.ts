import type { Setting } from '../setting.ts';
import { addressSettings, databaseSettings, faultSettings, operatingSettings } from '../shared-settings.ts';
import { limitSettings } from './limits/settings.ts';
import { providerSettings } from './providers/settings.ts';

/** Good enough to develop with, and refused in production. */
export const DEFAULT_ADMIN_PASSWORD = 'password';

const key = (which: string) =>
  ({
    type: 'string',
    default: '',
    pattern: '^(|-----BEGIN PRIVATE KEY-----[\\s\\S]+-----END PRIVATE KEY-----\\s*)$',
    says: `RSA key that signs ${which} tokens, as PEM (PKCS #8); a new one at each start, if empty`,
  }) as const;

const lifetime = (usual: number, says: string) =>
  ({ type: 'integer', default: usual, minimum: 1, maximum: 366 * 86_400, says }) as const;

/** Every setting of the server. This is the only list of them; validation, help and documentation are made from it. */
export const settings = {
  USERS_MODE: {
    type: 'string',
    default: 'development',
    oneOf: ['development', 'production'],
    says: 'production disables everything that is only for development',
  },
  ...addressSettings(4100),
  ...databaseSettings,
  ACCESS_TOKEN_KEY: key('access'),
  REFRESH_TOKEN_KEY: key('refresh'),
  ACCESS_TOKEN_SECONDS: lifetime(15 * 60, 'lifetime of an access token'),
  REFRESH_TOKEN_SECONDS: lifetime(7 * 86_400, 'lifetime of a refresh token'),
  PASSWORD_MEMORY_KIB: {
    type: 'integer',
    default: 19_456,
    minimum: 8,
    maximum: 1_048_576,
    says: 'memory of Argon2id for a password, in KiB',
  },
  VERIFICATION_REQUIRED: {
    type: 'boolean',
    default: true,
    says: 'whether an account has to verify its e-mail address before it logs in',
  },
  ADMIN_EMAIL: {
    type: 'string',
    default: 'admin@users.local',
    pattern: '^([^@\\s]+@[^@\\s]+)?$',
    says: 'e-mail address of the first administrator, whose account is created at start; nobody, if empty',
  },
  ADMIN_USERNAME: {
    type: 'string',
    default: 'admin',
    pattern: '^[\\s\\S]{3,30}$',
    says: 'username of the first administrator',
  },
  ADMIN_PASSWORD: {
    type: 'string',
    default: DEFAULT_ADMIN_PASSWORD,
    pattern: '^[\\s\\S]{8,128}$',
    says: 'password of the first administrator, if the account is created; another one than the default in production',
  },
  REQUEST_TIMEOUT_MS: {
    type: 'integer',
    default: 30_000,
    minimum: 1,
    maximum: 600_000,
    says: 'how long a request may take',
  },
  ...providerSettings,
  ...limitSettings,
  ...operatingSettings,
  ...faultSettings,
} as const satisfies Readonly<Record<string, Setting>>;
