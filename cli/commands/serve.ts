import { once } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { StorageError } from '../../server/storage/open-storage.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { type Config, ConfigError, configFrom } from '../../server/tmi/config.ts';
import { type Setting, settings } from '../../server/tmi/settings.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { ExitCode } from '../exit-code.ts';
import { wholeNumber } from '../flag-values.ts';
import { UserError } from '../user-error.ts';

/** As they were typed. */
export interface ServeFlags {
  readonly port?: string;
  readonly host?: string;
  readonly database?: string;
  readonly settings?: true;
}

/**
 * Serves until it is interrupted, and then finishes what it has begun. Throws a UserError where a flag, a setting, the
 * database or the port cannot be used.
 */
export async function serve(flags: ServeFlags): Promise<ExitCode> {
  if (flags.settings) {
    process.stdout.write(describeSettings());
    return ExitCode.asExpected;
  }
  const config = configOf(flags);
  const app = createTmi({ config, storage: await storageOf(config) });
  try {
    await listen(app.listen({ port: config.PORT, host: config.HOST }), config);
    process.stdout.write(welcome(app.publicUrl(), config));
    // What a request needs is forgotten with its answer. Without more and more room for it, the process has the same size
    // after the first thousands of requests as after the last, and half of what it would come to.
    setFlagsFromString('--semi-space-growth-factor=1 --heap-growing-percent=50');
    await interruption();
  } finally {
    await app.close();
  }
  return ExitCode.asExpected;
}

function configOf({ port, host, database }: ServeFlags): Config {
  const overrides = {
    ...(port === undefined ? {} : { PORT: wholeNumber('--port', port, { from: 0, to: 65_535 }) }),
    ...(host === undefined ? {} : { HOST: host }),
    ...(database === undefined ? {} : { DATABASE_URL: database }),
  };
  return asUserErrors(() => configFrom(overrides));
}

function asUserErrors<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ConfigError ? new UserError(error.message) : error;
  }
}

async function storageOf(config: Config) {
  try {
    return await openTmiStorage(config);
  } catch (error) {
    throw error instanceof StorageError ? new UserError(error.message) : error;
  }
}

async function listen(listening: Promise<string>, { PORT, HOST }: Config): Promise<void> {
  try {
    await listening;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE')
      throw new UserError(`port ${PORT} is in use; give another one with --port, or 0 for any`);
    if (code === 'EACCES')
      throw new UserError(`permission denied for port ${PORT}; give a port above 1023 with --port`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new UserError(`this machine has no address ${HOST}; give another one with --host`);
    throw error;
  }
}

function welcome(url: string, config: Config): string {
  const login = `curl -sL '${url}/oauth2/authorize?scope=openid&login_hint=alice'`;
  return [
    `TMI at ${url}; Ctrl-C stops it.`,
    ...(config.DATABASE_URL === 'sqlite::memory:'
      ? ['Data is kept in memory only; use --database sqlite:<file> or postgres://… to keep it.']
      : []),
    ...(config.TEST_PROVIDER ? [`Anybody can log in as any user: ${login}`] : []),
    '',
  ].join('\n');
}

async function interruption(): Promise<void> {
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

function describeSettings(): string {
  const rows = Object.entries<Setting>(settings).map(([name, setting]) => {
    const usual = name === 'SECRET' ? 'one for development' : String(setting.default) || 'none';
    return `${name.padEnd(30)}${setting.says}${setting.oneOf ? ` (${setting.oneOf.join(', ')})` : ''}; ${usual}\n`;
  });
  return rows.join('');
}
