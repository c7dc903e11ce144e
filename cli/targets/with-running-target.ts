import { readSecret } from '../authentication/secret-reference.ts';
import type { ContainerTarget, SaidSettings, Settings } from '../configuration/settings.ts';
import { openTargetLog } from '../files/target-log.ts';
import { asLastResort } from '../terminal/last-resort.ts';
import { tell } from '../terminal/print.ts';
import { StoppedError, UserError } from '../user-error.ts';
import { containers } from './container-library.ts';
import { compose } from './start-compose.ts';
import { container, type Starting } from './start-container.ts';

export interface RunningOptions {
  /** Folder of the report, which the log of a container is put in. */
  readonly out: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Ends the waiting for a container. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Does something with a target that is there: one in a container is started before, and removed after it, however it ends.
 * Throws a UserError where it cannot be started.
 */
export async function withRunningTarget<Result>(
  said: SaidSettings,
  options: RunningOptions,
  work: (settings: Settings) => Promise<Result>,
): Promise<Result> {
  const { target } = said;
  if (target.kind !== 'container') return work({ ...said, target });
  const { url, close } = await startContainer(target, options);
  try {
    return await work({ ...said, target: target.at(url) });
  } finally {
    await close();
  }
}

interface Running {
  readonly url: string;
  readonly close: () => Promise<void>;
}

async function startContainer(
  target: ContainerTarget,
  { out, environment = process.env, signal = new AbortController().signal }: RunningOptions,
): Promise<Running> {
  const found = await containers(target.folder);
  const { env, secrets } = await readEnvironment(target, environment);
  const log = await openTargetLog(out, secrets);
  const how = target.container.compose === undefined ? container : compose;
  const starting = how(target, env, { containers: found, log });
  const close = closing(starting, log.close);
  tell(`Starting a container of ${target.of}. If its image is not here yet, it is pulled.`);
  // The library reads logs on connections that keep no process alive, and the process would end while it waits.
  const waiting = setInterval(() => undefined, 60_000);
  try {
    const url = await starting.start(signal);
    tell(`It is ready at ${url}; its log is ${log.file}.`);
    return { url, close };
  } catch (error) {
    await close();
    if (error instanceof StoppedError || error instanceof UserError) throw error;
    throw new UserError(
      `the container of ${target.of} did not start: ${reasonOf(error)}; its log is ${log.file}`,
    );
  } finally {
    clearInterval(waiting);
  }
}

/** Removes it once, however often that is asked for; also where a signal ends the process before anybody asks. */
function closing(starting: Starting, closeLog: () => Promise<void>): () => Promise<void> {
  let removed: Promise<void> | undefined;
  const remove = (): Promise<void> => (removed ??= starting.remove());
  const withdraw = asLastResort(remove);
  return async () => {
    try {
      await remove();
    } catch (error) {
      tell(`The container of the target could not be removed: ${reasonOf(error)}.`);
    } finally {
      withdraw();
      await closeLog();
    }
  };
}

async function readEnvironment(
  { container: { env = {} }, folder, name }: ContainerTarget,
  environment: NodeJS.ProcessEnv,
): Promise<{ readonly env: Readonly<Record<string, string>>; readonly secrets: readonly string[] }> {
  const read = await Promise.all(
    Object.entries(env).map(async ([variable, value]) => {
      if (typeof value === 'string') return { variable, text: value, isSecret: false };
      const whose = `the variable ${variable} of the target ${name}`;
      return { variable, text: await readSecret(value, { environment, folder, whose }), isSecret: true };
    }),
  );
  return {
    env: Object.fromEntries(read.map(({ variable, text }) => [variable, text])),
    secrets: read.flatMap(({ text, isSecret }) => (isSecret ? [text] : [])),
  };
}

/** What the engine or the library says, in one line. */
function reasonOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).trim().split('\n');
  // The library adds the log, which has its file.
  if (line.startsWith('Container exited')) return 'it ended';
  const said = line.replace(/^\(HTTP code \d+\) [\w ]+ - /, '').replace(/\.$/, '');
  return said.includes('testcontainers/ryuk')
    ? `${said} (that container removes what a killed run leaves; TESTCONTAINERS_RYUK_DISABLED=true does without it)`
    : said;
}
