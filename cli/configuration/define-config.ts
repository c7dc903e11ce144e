import type { ConfigInput } from './config-schema.ts';

/**
 * What an `assay.config` file can say; docs/configuration.md has a line for every member.
 *
 * @example What several configurations share:
 * ```ts
 * import type { AssayConfig } from '@assay-api/assay/config';
 *
 * export const shared: AssayConfig = { spec: 'openapi.yaml', gates: 'new=0, cells>=95%' };
 * ```
 */
export type AssayConfig = ConfigInput;

/**
 * Gives a configuration its type, so that an editor knows its members. To be the default export of assay.config.ts.
 *
 * @example A staging instance that may be written to, and credentials by reference:
 * ```ts
 * import { defineConfig } from '@assay-api/assay/config';
 *
 * export default defineConfig({
 *   spec: 'api.yaml',
 *   target: 'staging',
 *   targets: {
 *     staging: {
 *       url: 'https://staging.example.com',
 *       writable: true,
 *       personas: { owner: { env: 'STAGING_OWNER' }, reader: { file: 'reader.token' } },
 *       requestsPerSecond: 20,
 *     },
 *   },
 *   gates: 'new=0, cells>=95%',
 * });
 * ```
 *
 * @example A local server, as small as it gets:
 * ```ts
 * export default defineConfig({ spec: 'api.yaml', target: 'http://localhost:8080' });
 * ```
 */
export function defineConfig(config: AssayConfig): AssayConfig {
  return config;
}
