import type { Setting } from '../setting.ts';
import { addressSettings, databaseSettings, faultSettings, operatingSettings } from '../shared-settings.ts';
import { collaborationSettings } from './collaboration/settings.ts';
import { webhookSettings } from './webhooks/settings.ts';

/** Good enough to develop with, and refused in production. */
export const DEFAULT_SECRET = 'a secret for development, and for nothing else';

const HTTP_URL = '^(https?://[^/?#\\s]+)?$';
const NAMES = '^([^:,\\s]+:[^:,\\s]+(,[^:,\\s]+:[^:,\\s]+)*)?$';

/** Every setting of the server. This is the only list of them; validation, help and documentation are made from it. */
export const settings = {
  TMI_MODE: {
    type: 'string',
    default: 'development',
    oneOf: ['development', 'production'],
    says: 'production disables everything that is only for development',
  },
  ...addressSettings(8080),
  PUBLIC_URL: {
    type: 'string',
    default: '',
    pattern: HTTP_URL,
    says: 'public URL of the server, and issuer of its tokens; without it, the address it listens on',
  },
  ...databaseSettings,
  SECRET: {
    type: 'string',
    default: DEFAULT_SECRET,
    pattern: '^[\\s\\S]{32,}$',
    says: 'key for secrets in the database; at least 32 characters',
  },
  ADMINISTRATORS: {
    type: 'string',
    default: 'test:admin',
    pattern: NAMES,
    says: 'administrators of this instance: provider:id, comma separated',
  },
  TEST_PROVIDER: {
    type: 'boolean',
    default: true,
    says: 'whether anybody may log in as any user with a login_hint; not in production',
  },
  TEST_PROVIDER_GROUPS: {
    type: 'string',
    default: '',
    pattern: NAMES,
    says: 'groups of users of the test provider: hint:group, comma separated',
  },
  OIDC_PROVIDERS: {
    type: 'string',
    default: '',
    says: 'OpenID Connect providers, a JSON list: id, name, issuer, client_id, client_secret and more',
  },
  SAML_PROVIDERS: {
    type: 'string',
    default: '',
    says: 'SAML identity providers, a JSON list: id, name, entity_id, sign_on_url, certificate and more',
  },
  PROVIDER_TIMEOUT_SECONDS: {
    type: 'integer',
    default: 5,
    minimum: 1,
    maximum: 60,
    says: 'how long a login waits for a response of an identity provider',
  },
  CLIENT_CALLBACKS: {
    type: 'string',
    default: '*',
    says: 'allowed callback URLs, comma separated: origins or whole URLs; * allows all, not in production',
  },
  ACCESS_TOKEN_SECONDS: {
    type: 'integer',
    default: 3600,
    minimum: 1,
    maximum: 86_400,
    says: 'lifetime of an access token',
  },
  REFRESH_TOKEN_SECONDS: {
    type: 'integer',
    default: 30 * 86_400,
    minimum: 1,
    maximum: 366 * 86_400,
    says: 'lifetime of a refresh token',
  },
  LOGIN_SECONDS: {
    type: 'integer',
    default: 600,
    minimum: 1,
    maximum: 86_400,
    says: 'how long a login may take',
  },
  DELETION_CHALLENGE_SECONDS: {
    type: 'integer',
    default: 180,
    minimum: 1,
    maximum: 86_400,
    says: 'lifetime of the challenge to delete an account',
  },
  SIGNING_KEY_DAYS: {
    type: 'integer',
    default: 90,
    minimum: 1,
    maximum: 3660,
    says: 'how often the signing key is replaced',
  },
  RATE_LIMIT_PER_USER: {
    type: 'integer',
    default: 1_000_000,
    minimum: 1,
    maximum: 1_000_000_000,
    says: 'requests of one user per window',
  },
  RATE_LIMIT_PER_ADDRESS: {
    type: 'integer',
    default: 1_000_000,
    minimum: 1,
    maximum: 1_000_000_000,
    says: 'requests from one address per window',
  },
  RATE_LIMIT_SECONDS: {
    type: 'integer',
    default: 60,
    minimum: 1,
    maximum: 86_400,
    says: 'length of the window',
  },
  ...operatingSettings,
  ...webhookSettings,
  ...collaborationSettings,
  OPERATOR_NAME: { type: 'string', default: 'Assay', says: 'operator of this instance' },
  OPERATOR_CONTACT: { type: 'string', default: 'nobody@example.com', says: 'contact of the operator' },
  SPECIFICATION_URL: {
    type: 'string',
    default: 'https://github.com/ericfitz/tmi',
    pattern: '^https?://[^/?#\\s]+([/?#]\\S*)?$',
    says: 'URL of the API documentation',
  },
  ...faultSettings,
} as const satisfies Readonly<Record<string, Setting>>;
