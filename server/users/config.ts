import { ConfigError, type ConfigOf, readSettings } from '../read-settings.ts';
import { DEFAULT_ADMIN_PASSWORD, settings } from './settings.ts';

/** The settings, by the names of their environment variables. */
export type Config = ConfigOf<typeof settings>;

/** What only makes sense while developing, and why production does without. */
const forbiddenInProduction: readonly ((config: Config) => string | false)[] = [
  ({ ACCESS_TOKEN_KEY, REFRESH_TOKEN_KEY }) =>
    (ACCESS_TOKEN_KEY === '' || REFRESH_TOKEN_KEY === '') &&
    'ACCESS_TOKEN_KEY and REFRESH_TOKEN_KEY must be set in production: without them, tokens end with the process',
  ({ FAULT_SECRET }) => FAULT_SECRET !== '' && 'FAULT_SECRET must not be set in production',
  ({ ADMIN_EMAIL, ADMIN_PASSWORD }) =>
    ADMIN_EMAIL !== '' &&
    ADMIN_PASSWORD === DEFAULT_ADMIN_PASSWORD &&
    'ADMIN_PASSWORD must be set in production, or ADMIN_EMAIL must be empty: everybody knows the default',
  ({ GOOGLE_CLIENT_ID, GITHUB_CLIENT_ID, PUBLIC_URL }) =>
    GOOGLE_CLIENT_ID + GITHUB_CLIENT_ID !== '' &&
    !PUBLIC_URL.startsWith('https:') &&
    'PUBLIC_URL must be set in production, and begin with https:, if people log in at a provider',
  ({ GOOGLE_ISSUER, GITHUB_URL, GITHUB_API_URL }) =>
    [GOOGLE_ISSUER, GITHUB_URL, GITHUB_API_URL].some((url) => !url.startsWith('https:')) &&
    'GOOGLE_ISSUER, GITHUB_URL and GITHUB_API_URL must begin with https: in production',
];

/**
 * The configuration of the environment, with `overrides` on top. Throws a ConfigError.
 *
 * The environment is read here and nowhere else.
 */
export function configFrom(overrides: Partial<Config> = {}, environment = process.env): Config {
  const config = readSettings(settings, { ...environment, ...overrides });
  const { ACCESS_TOKEN_KEY, REFRESH_TOKEN_KEY } = config;
  if (ACCESS_TOKEN_KEY !== '' && ACCESS_TOKEN_KEY.trim() === REFRESH_TOKEN_KEY.trim())
    throw new ConfigError('ACCESS_TOKEN_KEY and REFRESH_TOKEN_KEY must be different keys.');
  if (config.USERS_MODE !== 'production') return config;
  const reasons = forbiddenInProduction.map((reason) => reason(config)).filter((reason) => reason !== false);
  if (reasons.length > 0) throw new ConfigError(`${reasons.join('; ')}.`);
  return config;
}
