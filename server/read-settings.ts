import { type EnvSchemaData, envSchema } from 'env-schema';
import type { Setting } from './setting.ts';

type Kinds = { string: string; integer: number; boolean: boolean };

type Settings = Readonly<Record<string, Setting>>;

/** The values of settings, by the names of their environment variables. */
export type ConfigOf<All extends Settings> = {
  readonly [Name in keyof All]: Kinds[All[Name]['type']];
};

/** A setting that cannot be used; the message is one plain sentence. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the settings from values by name, which may be text. Throws a ConfigError that names each wrong one. */
export function readSettings<const All extends Settings>(settings: All, data: EnvSchemaData): ConfigOf<All> {
  const known = Object.fromEntries(
    Object.keys(settings)
      .filter((name) => data[name] !== undefined)
      .map((name) => [name, data[name]]),
  );
  try {
    return envSchema<ConfigOf<All>>({ env: false, data: known, schema: schemaOf(settings) });
  } catch (error) {
    throw new ConfigError(`${sentences(error, settings, known).join('; ')}.`, { cause: error });
  }
}

function schemaOf(settings: Settings): object {
  const properties = Object.entries(settings).map(([name, setting]) => [name, rule(setting)]);
  return { type: 'object', properties: Object.fromEntries(properties) };
}

function rule({ says: _, oneOf, ...rest }: Setting): object {
  return { ...rest, ...(oneOf ? { enum: oneOf } : {}) };
}

function sentences(error: unknown, settings: Settings, data: EnvSchemaData): string[] {
  const errors =
    error instanceof Error && 'errors' in error && Array.isArray(error.errors) ? error.errors : [];
  const names = new Set(errors.map(({ instancePath }: { instancePath: string }) => instancePath.slice(1)));
  return [...names].map((name) => sentence(name, settings[name], data[name]));
}

function sentence(name: string, setting: Setting | undefined, value: unknown): string {
  const shown = isSecret(name) ? 'what it is' : `"${String(value)}"`;
  return `${name} cannot be ${shown}: ${setting?.says ?? 'it is not known'}${limits(setting)}`;
}

/** What is not repeated, because it ends up in logs. */
function isSecret(name: string): boolean {
  return /SECRET|PASSWORD|KEY/.test(name);
}

function limits({ oneOf, minimum, maximum }: Partial<Setting> = {}): string {
  if (oneOf) return `; one of ${oneOf.join(', ')}`;
  if (minimum !== undefined && maximum !== undefined) return `; a whole number from ${minimum} to ${maximum}`;
  return '';
}
