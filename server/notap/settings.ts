import type { Setting } from '../setting.ts';
import { addressSettings, databaseSettings, faultSettings, operatingSettings } from '../shared-settings.ts';
import { limitSettings } from './limits/settings.ts';
import { webhookSettings } from './webhooks/settings.ts';

/** Good enough to develop with, and refused in production. */
export const DEFAULT_SECRET = 'a secret for development, and for nothing else';
export const DEFAULT_ADMIN_KEY = 'an-admin-key-for-development';

const lifetime = (usual: number, says: string) =>
  ({ type: 'integer', default: usual, minimum: 1, maximum: 366 * 86_400, says }) as const;

/** Every setting of the server. This is the only list of them; validation, help and documentation are made from it. */
export const settings = {
  NOTAP_MODE: {
    type: 'string',
    default: 'development',
    oneOf: ['development', 'production'],
    says: 'production disables everything that is only for development',
  },
  ...addressSettings(4200),
  ...databaseSettings,
  SECRET: {
    type: 'string',
    default: DEFAULT_SECRET,
    pattern: '^[\\s\\S]{32,}$',
    says: 'key that signs the tokens of developers and users; at least 32 characters',
  },
  ADMIN_KEYS: {
    type: 'string',
    default: DEFAULT_ADMIN_KEY,
    pattern: '^([^,\\s]{16,}(,\\s*[^,\\s]{16,})*)?$',
    says: 'keys of administrators, comma separated, of at least 16 characters; nobody, if empty',
  },
  PSP_KEYS: {
    type: 'string',
    default: '',
    pattern:
      '^(psp_(test|live)_[A-Za-z0-9-]+_[A-Za-z0-9]{16,}(,\\s*psp_(test|live)_[A-Za-z0-9-]+_[A-Za-z0-9]{16,})*)?$',
    says: 'keys of payment service providers, comma separated: psp_live_<name>_<random>',
  },
  DEVELOPER_TOKEN_SECONDS: lifetime(86_400, 'lifetime of the token of a developer'),
  MANAGEMENT_TOKEN_SECONDS: lifetime(15 * 60, 'lifetime of the token for the own enrollment'),
  SESSION_SECONDS: lifetime(5 * 60, 'lifetime of a session in which a user proves factors'),
  PASSWORD_MEMORY_KIB: {
    type: 'integer',
    default: 19_456,
    minimum: 8,
    maximum: 1_048_576,
    says: 'memory of Argon2id for a password, in KiB',
  },
  ...limitSettings,
  ...webhookSettings,
  ...operatingSettings,
  ...faultSettings,
} as const satisfies Readonly<Record<string, Setting>>;
