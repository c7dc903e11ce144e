import { isDeepStrictEqual } from 'node:util';
import { type Told, toldBy } from '../../../harness/model/capability.ts';
import type { Attempt, Probing, Seen } from '../../../harness/model/probing.ts';
import { at } from '../../../suite/suite.ts';

/** What several capabilities look at. */

/** An identifier that nothing has: what is sent about it changes nothing. */
export const nobodys = 'ffffffffffffffffffffffff';

const noRoute = '/api/assay-looks-for-nothing-here';

/** What an instance says of a route that it does not have, by method. */
function withoutRoute(probing: Probing, method: Attempt['method'] | 'GET'): Promise<Seen | undefined> {
  if (method === 'GET') return probing.ask({ target: noRoute, as: 'somebody' });
  return probing.once(`no route for ${method}`, () => probing.attempt({ method, target: noRoute, json: {} }));
}

/** Whether an instance has a route: it says of others that they are not found, and of this one something else. */
export async function isRoute(
  probing: Probing,
  method: Attempt['method'] | 'GET',
  seen: Seen,
): Promise<boolean | undefined> {
  if (seen.status !== 404) return true;
  const other = await withoutRoute(probing, method);
  return other && !(other.status === 404 && isDeepStrictEqual(other.json, seen.json));
}

/** `yes` or `none`: whether there is a route for something that changes nothing, because its identifiers name nothing. */
export async function tellRoute(probing: Probing, attempt: Attempt): Promise<Told | undefined> {
  const seen = await probing.attempt(attempt);
  const there = seen && (await isRoute(probing, attempt.method, seen));
  return seen && there !== undefined ? toldBy(there ? 'yes' : 'none', seen) : undefined;
}

/** The identifier of a board that was made for the probing; undefined where nothing may be written. */
export async function ownBoard(probing: Probing): Promise<string | undefined> {
  const seen = await probing.once('board', () =>
    probing.make({
      target: '/api/boards',
      parameter: 'boardId',
      identifier: '/data/board/_id',
      json: { title: `Assay looks around ${probing.mark}` },
    }),
  );
  const id = at(seen?.json, '/data/board/_id');
  return typeof id === 'string' ? id : undefined;
}
