import { setFlagsFromString } from 'node:v8';
import type { OpenServer, ReferenceServer } from '../../apis/reference-server.ts';
import { apiNamed, usualApi } from '../../apis/registry.ts';
import { ConfigError } from '../../server/read-settings.ts';
import type { Setting } from '../../server/setting.ts';
import { StorageError } from '../../server/storage/open-storage.ts';
import { bundledName } from '../documents/documents.ts';
import { ExitCode } from '../exit-code.ts';
import { wholeNumber } from '../flag-values.ts';
import { expectNodeOfServers } from '../targets/node-of-servers.ts';
import { withReference } from '../targets/with-reference.ts';
import { interruption, listening } from '../terminal/listening.ts';
import { print } from '../terminal/print.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly database?: string;
  readonly settings?: true;
}

/**
 * Serves until it is interrupted, and then finishes what it has begun. Throws a UserError where the API, a flag, a
 * setting, the database or the port cannot be used.
 */
export async function serve(typed: string | undefined, flags: ServeFlags): Promise<ExitCode> {
  const reference = await referenceOf(typed ?? usualApi);
  if (flags.settings) {
    print(describeSettings(reference));
    return ExitCode.asExpected;
  }
  const server = await open(reference, flags);
  try {
    await listening(server.listen(), server);
    print(`${server.welcome().join('\n')}\n`);
    // What a request needs is forgotten with its answer. Without more and more room for it, the process has the same size
    // after the first thousands of requests as after the last, and half of what it would come to.
    setFlagsFromString('--semi-space-growth-factor=1 --heap-growing-percent=50');
    await interruption();
  } finally {
    await server.close();
  }
  return ExitCode.asExpected;
}

async function referenceOf(typed: string): Promise<ReferenceServer> {
  const name = bundledName(typed);
  const reference = name && apiNamed(name).reference;
  if (reference) {
    expectNodeOfServers();
    return reference.load();
  }
  throw new UserError(`there is no reference server of ${typed}; there is one of ${withReference()}`);
}

async function open(reference: ReferenceServer, { port, host, database }: ServeFlags): Promise<OpenServer> {
  const overrides = {
    ...(port === undefined ? {} : { PORT: wholeNumber('--port', port, { from: 0, to: 65_535 }) }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(database === undefined ? {} : { DATABASE_URL: database }),
  };
  try {
    return await reference.open(overrides);
  } catch (error) {
    const isTold = error instanceof ConfigError || error instanceof StorageError;
    throw isTold ? new UserError(error.message) : error;
  }
}

function describeSettings({ settings }: ReferenceServer): string {
  const rows = Object.entries<Setting>(settings).map(([name, setting]) => {
    const usual = name === 'SECRET' ? 'one for development' : String(setting.default) || 'none';
    return `${name.padEnd(30)}${setting.says}${setting.oneOf ? ` (${setting.oneOf.join(', ')})` : ''}; ${usual}\n`;
  });
  return rows.join('');
}
