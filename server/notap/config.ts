import { ConfigError, type ConfigOf, readSettings } from '../read-settings.ts';
import { DEFAULT_ADMIN_KEY, DEFAULT_SECRET, settings } from './settings.ts';

/** The settings, by the names of their environment variables. */
export type Config = ConfigOf<typeof settings>;

/** What only makes sense while developing, and why production does without. */
const forbiddenInProduction: readonly ((config: Config) => string | false)[] = [
  ({ SECRET }) =>
    SECRET === DEFAULT_SECRET && 'SECRET must be set in production: everybody knows the default',
  ({ ADMIN_KEYS }) =>
    ADMIN_KEYS.includes(DEFAULT_ADMIN_KEY) &&
    'ADMIN_KEYS must be set in production, or be empty: everybody knows the default',
  ({ FAULT_SECRET }) => FAULT_SECRET !== '' && 'FAULT_SECRET must not be set in production',
];

/**
 * The configuration of the environment, with `overrides` on top. Throws a ConfigError.
 *
 * The environment is read here and nowhere else.
 */
export function configFrom(overrides: Partial<Config> = {}, environment = process.env): Config {
  const config = readSettings(settings, { ...environment, ...overrides });
  if (config.NOTAP_MODE !== 'production') return config;
  const reasons = forbiddenInProduction.map((reason) => reason(config)).filter((reason) => reason !== false);
  if (reasons.length > 0) throw new ConfigError(`${reasons.join('; ')}.`);
  return config;
}
