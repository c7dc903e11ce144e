import type { ReferenceOptions } from '../../apis/reference-server.ts';
import { type ApiName, apiNamed } from '../../apis/registry.ts';
import type { StartedTarget } from '../../harness/model/started-target.ts';
import { ConfigError } from '../../server/read-settings.ts';
import { StorageError } from '../../server/storage/open-storage.ts';
import { UserError } from '../user-error.ts';
import { expectNodeOfServers } from './node-of-servers.ts';
import { withReference } from './with-reference.ts';

/** Starts the reference server of an API. Throws a UserError if it has none, or the database cannot be used. */
export async function startReferenceTarget(
  api: ApiName | undefined,
  options: ReferenceOptions,
): Promise<StartedTarget> {
  const reference = api && apiNamed(api).reference;
  if (!reference)
    throw new UserError(
      `--target reference is the reference server of ${withReference()}; there is none for other documents`,
    );
  expectNodeOfServers();
  const { startTarget } = await reference.load();
  try {
    return await startTarget(options);
  } catch (error) {
    if (error instanceof ConfigError) throw new UserError(`--database ${options.database}: ${error.message}`);
    throw error instanceof StorageError ? new UserError(error.message) : error;
  }
}
