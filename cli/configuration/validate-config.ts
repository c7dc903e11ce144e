import { validated } from '../validated.ts';
import { type Config, configSchema } from './config-schema.ts';

/** Narrows what a file holds. Throws a UserError with a sentence for everything that is wrong with it. */
export function validateConfig(value: unknown, file: string): Config {
  return validated(configSchema, value, file);
}
