import { type EnvSchemaData, envSchema } from 'env-schema';
import { problemWithProviders, unencryptedProviders } from './identity/check-providers.ts';
import { problemWithCallbacks } from './oauth/client-callbacks.ts';
import { DEFAULT_SECRET, type Setting, settings } from './settings.ts';

type Kinds = { string: string; integer: number; boolean: boolean };

/** The settings, by the names of their environment variables. */
export type Config = {
  readonly [Name in keyof typeof settings]: Kinds[(typeof settings)[Name]['type']];
};

/** A setting that cannot be used; the message is one plain sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

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
  const config = validated({ ...environment, ...overrides });
  const problem = problemWithProviders(config) ?? problemWithCallbacks(config.CLIENT_CALLBACKS);
  if (problem !== undefined) throw new ConfigError(`${problem}.`);
  if (config.TMI_MODE !== 'production') return config;
  const reasons = forbiddenInProduction.map((reason) => reason(config)).filter((reason) => reason !== false);
  if (reasons.length > 0) throw new ConfigError(`${reasons.join('; ')}.`);
  return config;
}

function validated(data: EnvSchemaData): Config {
  const known = Object.fromEntries(
    Object.keys(settings)
      .filter((name) => data[name] !== undefined)
      .map((name) => [name, data[name]]),
  );
  try {
    return envSchema<Config>({ env: false, data: known, schema });
  } catch (error) {
    throw new ConfigError(`${sentences(error, known).join('; ')}.`, { cause: error });
  }
}

const schema = {
  type: 'object',
  properties: Object.fromEntries(
    Object.entries<Setting>(settings).map(([name, setting]) => [name, rule(setting)]),
  ),
};

function rule({ says: _, oneOf, ...rest }: Setting): object {
  return { ...rest, ...(oneOf ? { enum: oneOf } : {}) };
}

function sentences(error: unknown, data: EnvSchemaData): string[] {
  const errors =
    error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const names = new Set(errors.map(({ instancePath }: { instancePath: string }) => instancePath.slice(1)));
  return [...names].map((name) => sentence(name, data[name]));
}

function sentence(name: string, value: unknown): string {
  const setting: Setting | undefined = Object.entries<Setting>(settings).find(
    ([known]) => known === name,
  )?.[1];
  const shown = name.includes('SECRET') ? 'what it is' : `"${String(value)}"`;
  return `${name} cannot be ${shown}: ${setting?.says ?? 'it is not known'}${limits(setting)}`;
}

function limits({ oneOf, minimum, maximum }: Partial<Setting> = {}): string {
  if (oneOf) return `; one of ${oneOf.join(', ')}`;
  if (minimum !== undefined && maximum !== undefined) return `; a whole number from ${minimum} to ${maximum}`;
  return '';
}
