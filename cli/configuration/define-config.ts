import type { ConfigInput } from './config-schema.ts';

/** What an `assay.config` file can say; docs/configuration.md has a line for every member. */
export type AssayConfig = ConfigInput;

/** Gives a configuration its type, so that an editor knows its members. To be the default export of assay.config.ts. */
export function defineConfig(config: AssayConfig): AssayConfig {
  return config;
}
