import type { Contract } from '../../contract/contract.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { isElsewhere, servedAt } from '../../contract/servers.ts';
import type { Pace } from '../../harness/model/pace.ts';
import type { Target } from '../../harness/model/target.ts';
import { createSender } from '../../harness/transport/send.ts';
import { UnreachableError } from '../../harness/transport/unreachable-error.ts';
import { UserError } from '../user-error.ts';

/** As many as show that it is not one path that is missing. */
const probes = 3;

/** Milliseconds for one answer. */
const timeout = 5000;

/**
 * Makes sure that a target is not asked above the base path where its document says it is served. Throws a UserError where
 * paths are unknown at the target and known below that base path; nothing is said of a target that has its paths,
 * whatever its document says, nor where no path can be asked for without knowing more.
 */
export async function expectBasePath(
  contract: Contract,
  { url, connection }: Pick<Target, 'url' | 'connection'>,
  pace: Pace,
): Promise<void> {
  const given = new URL(url).pathname.replace(/\/+$/, '');
  const bases = new Set(servedAt(contract).map(({ basePath }) => basePath));
  if (bases.has('') || [...bases].some((base) => given.endsWith(base))) return;
  const paths = readable(contract);
  if (paths.length === 0) return;
  const ask = asker(pace, connection);
  if ((await ask(url, paths)).some((status) => status !== 404)) return;
  for (const base of bases) {
    // The base of a target may be a part of that of the document: "/api" of "/api/v2".
    const better = `${url.slice(0, url.length - given.length)}${base.startsWith(`${given}/`) ? '' : given}${base}`;
    const index = (await ask(better, paths)).findIndex((status) => status !== 404);
    if (index < 0) continue;
    throw new UserError(
      `${url} returns 404 for GET ${paths[index]}, but not below ${base}, the base path of the document; did you mean --target ${better}?`,
    );
  }
}

/** Paths that can be asked for as they stand. */
function readable(contract: Contract): string[] {
  const isReadable = (operation: Operation): boolean =>
    operation.method === 'GET' && !operation.path.includes('{') && !isElsewhere(contract, operation);
  return contract.operations
    .filter(isReadable)
    .slice(0, probes)
    .map(({ path }) => path);
}

/** Asks one path after the other, until one is there. A status for each that was asked; 404 where nothing came. */
function asker(
  pace: Pace,
  connection: Target['connection'],
): (url: string, paths: readonly string[]) => Promise<readonly number[]> {
  return async (url, paths) => {
    const sender = createSender(url, { timeout, connection });
    const statuses: number[] = [];
    try {
      for (const target of paths) {
        await pace.turn('counted');
        const request = { method: 'GET', target, headers: { accept: '*/*' }, body: undefined };
        statuses.push((await sender.send(request)).status);
        if (statuses.at(-1) !== 404) break;
      }
      return statuses;
    } catch (error) {
      if (!(error instanceof UnreachableError)) throw error;
      // Whoever does not answer in time has the path, or goes away: a run tells that better.
      return [];
    } finally {
      sender.close();
    }
  };
}
