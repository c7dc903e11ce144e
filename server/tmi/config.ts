import { ConfigError, type ConfigOf, readSettings } from '../read-settings.ts';
import { problemWithProviders, unencryptedProviders } from './identity/check-providers.ts';
import { problemWithCallbacks } from './oauth/client-callbacks.ts';
import { DEFAULT_SECRET, settings } from './settings.ts';

/** The settings, by the names of their environment variables. */
export type Config = ConfigOf<typeof settings>;

/** What only makes sense while developing, and why production does without. */
const forbiddenInProduction: readonly ((config: Config) => string | false)[] = [
  ({ TEST_PROVIDER }) =>
    TEST_PROVIDER && 'TEST_PROVIDER must be false in production: with it, anybody can log in as anybody',
  ({ SECRET }) =>
    SECRET === DEFAULT_SECRET && 'SECRET must be set in production: everybody knows the default',
  ({ FAULT_SECRET }) => FAULT_SECRET !== '' && 'FAULT_SECRET must not be set in production',
  ({ PUBLIC_URL }) => PUBLIC_URL === '' && 'PUBLIC_URL must be set in production: it is the issuer of tokens',
  ({ ADMINISTRATORS }) =>
    ADMINISTRATORS.split(',').some((name) => name.startsWith('test:')) &&
    'ADMINISTRATORS must not name people of the test provider in production',
  ({ CLIENT_CALLBACKS }) =>
    CLIENT_CALLBACKS === '*' &&
    'CLIENT_CALLBACKS must be set in production: tokens would go wherever a link says',
  (config) =>
    unencryptedProviders(config).length > 0 &&
    `OIDC_PROVIDERS must have https addresses in production: see ${unencryptedProviders(config).join(', ')}`,
];

/**
 * The configuration of the environment, with `overrides` on top. Throws a ConfigError.
 *
 * The environment is read here and nowhere else.
 */
export function configFrom(overrides: Partial<Config> = {}, environment = process.env): Config {
  const config = readSettings(settings, { ...environment, ...overrides });
  const problem = problemWithProviders(config) ?? problemWithCallbacks(config.CLIENT_CALLBACKS);
  if (problem !== undefined) throw new ConfigError(`${problem}.`);
  if (config.TMI_MODE !== 'production') return config;
  const reasons = forbiddenInProduction.map((reason) => reason(config)).filter((reason) => reason !== false);
  if (reasons.length > 0) throw new ConfigError(`${reasons.join('; ')}.`);
  return config;
}
