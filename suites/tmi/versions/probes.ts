import { type Told, toldBy } from '../../../harness/model/capability.ts';
import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { at, isObject, type JsonObject } from '../../../suite/suite.ts';

/** What several capabilities look at; each is asked for once, and made once. */

const jsonPatch = 'application/json-patch+json';

/** The members of an answer; none where it is no object. */
export function membersOf(seen: Seen | undefined): JsonObject {
  return isObject(seen?.json) ? seen.json : {};
}

/** The items of a list, whether it stands by itself or in an envelope; undefined where the answer is no list. */
export function itemsOf(seen: Seen | undefined): readonly unknown[] | undefined {
  if (seen?.status !== 200) return undefined;
  if (Array.isArray(seen.json)) return seen.json;
  return Object.values(membersOf(seen)).find(Array.isArray);
}

/** One that no version gives by itself. */
export const probedFramework = 'LINDDUN';

/** A threat model that was made for the probing; undefined where nothing may be written. */
export function newThreatModel(probing: Probing): Promise<Seen | undefined> {
  return probing.once('threat model', () =>
    probing.make({
      target: '/threat_models',
      parameter: 'threat_model_id',
      json: {
        name: `Assay looks around ${probing.mark}`,
        description: 'Made to see which version this is',
        threat_model_framework: probedFramework,
      },
    }),
  );
}

/** Where the threat model is that was made for the probing; undefined where there is none. */
export async function ownThreatModel(probing: Probing): Promise<string | undefined> {
  const id = at((await newThreatModel(probing))?.json, '/id');
  return typeof id === 'string' ? `/threat_models/${id}` : undefined;
}

/** The list of threat models, once there is at least the one that was made. */
export async function listOfThreatModels(probing: Probing): Promise<Seen | undefined> {
  await newThreatModel(probing);
  return probing.ask({ target: '/threat_models', as: 'somebody' });
}

/** Where a threat model is that may be read: the one that was made, otherwise the first that is listed. */
async function anyThreatModel(probing: Probing): Promise<string | undefined> {
  const own = await ownThreatModel(probing);
  if (own !== undefined) return own;
  const id = at(itemsOf(await listOfThreatModels(probing))?.[0], '/id');
  return typeof id === 'string' ? `/threat_models/${id}` : undefined;
}

/** A whole threat model: as it was made, otherwise the first that is listed. */
export async function threatModel(probing: Probing): Promise<Seen | undefined> {
  const target = await anyThreatModel(probing);
  return target === undefined ? undefined : probing.ask({ target, as: 'somebody' });
}

/** Reads something inside of a threat model. */
export async function readInside(probing: Probing, place: string): Promise<Seen | undefined> {
  const target = await anyThreatModel(probing);
  return target === undefined ? undefined : probing.ask({ target: `${target}/${place}`, as: 'somebody' });
}

/** Sends something to a place inside of the threat model that was made; it goes with that threat model. */
export async function sendInside(
  probing: Probing,
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  place: string,
  json?: unknown,
  mediaType?: string,
): Promise<Seen | undefined> {
  const target = await ownThreatModel(probing);
  if (target === undefined) return undefined;
  return probing.attempt({
    method,
    target: `${target}${place}`,
    ...(json !== undefined && { json }),
    ...(mediaType !== undefined && { mediaType }),
  });
}

/** Patches the threat model that was made. */
export function patchOwn(probing: Probing, operation: JsonObject): Promise<Seen | undefined> {
  return sendInside(probing, 'PATCH', '', [operation], jsonPatch);
}

/** Whoever asks, as they are called where they log in: their address of e-mail. */
export async function ownEmail(probing: Probing): Promise<string | undefined> {
  const { email } = membersOf(await probing.ask({ target: '/oauth2/userinfo', as: 'somebody' }));
  return typeof email === 'string' ? email : undefined;
}

/** The first of some places where something answers that is not 404; undefined where none does. */
export async function firstThere(
  probing: Probing,
  places: Readonly<Record<string, string>>,
): Promise<Told | undefined> {
  const missing: Seen[] = [];
  for (const [value, target] of Object.entries(places)) {
    const seen = await probing.ask({ target, as: 'somebody' });
    if (seen?.status === 200 || seen?.status === 403) return toldBy(value, ...missing, seen);
    if (seen) missing.push(seen);
  }
  return undefined;
}

/** Whether there is nothing at a place: some versions fail there, as they do at an address that nobody has. */
export async function isNothing(probing: Probing, { status }: Seen): Promise<boolean> {
  if (status < 500) return status === 404;
  return (await probing.ask({ target: nobodys, as: 'somebody' }))?.status === status;
}

const nobodys = '/assay-looks-for-nothing-here';

/** `none` where there is nothing at any place; undefined where one of them answered otherwise, or not at all. */
export async function nowhere(probing: Probing, places: readonly string[]): Promise<Told | undefined> {
  const seen: Seen[] = [];
  for (const target of places) {
    const answer = await probing.ask({ target, as: 'somebody' });
    if (!answer || !(await isNothing(probing, answer))) return undefined;
    seen.push(answer);
  }
  return toldBy('none', ...seen);
}

/** The operations of a document, without the names of their parameters: "GET /pets/{}". */
function operationsIn(document: JsonObject): readonly string[] {
  const paths = isObject(document.paths) ? Object.entries(document.paths) : [];
  return paths.flatMap(([path, item]) =>
    Object.keys(isObject(item) ? item : {}).map(
      (method) => `${method.toUpperCase()} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`,
    ),
  );
}

/** The first value whose operation a document has. */
export function firstIn(
  document: JsonObject,
  operations: Readonly<Record<string, string>>,
): string | undefined {
  const all = operationsIn(document);
  return Object.entries(operations).find(([, operation]) => all.includes(operation))?.[0];
}
