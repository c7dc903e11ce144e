import { isObject } from '../../contract/json.ts';
import type { Identifier } from './identifiers.ts';
import type { Kept } from './kept.ts';
import type { Params } from './step.ts';

/** A new resource: its identifier as it stands in a path, and its text. */
export interface Composed {
  readonly id: string;
  readonly text: string;
}

/** As many identifiers are looked at before one that is taken is given away again. */
const patience = 1000;

/** Makes a resource from a body, with the identifier that the client chose or else one that is not taken, if there is any. */
export function compose(
  kept: Kept,
  body: unknown,
  params: Params,
  isTaken: (id: string) => boolean = () => false,
): Composed {
  const { member, chosen, next, fixed } = kept.identity();
  const own = chosen && isObject(body) ? body[member ?? ''] : undefined;
  const isGiven = typeof own === 'string' || typeof own === 'number';
  const isSingleton = kept.resource.kind === 'singleton';
  const id = isGiven ? own : isSingleton ? undefined : free(next, isTaken);
  const value = kept.representation().compose(body, fixed(id, params));
  // Where the schema does not allow the identifier, the resource is known by the one it shows.
  const shown = member !== undefined && isObject(value) ? value[member] : undefined;
  const known = typeof shown === 'string' || typeof shown === 'number' ? shown : id;
  return { id: String(known ?? ''), text: JSON.stringify(value) };
}

function free(next: () => Identifier, isTaken: (id: string) => boolean): Identifier {
  let id = next();
  for (let tries = 0; tries < patience && isTaken(String(id)); tries += 1) id = next();
  return id;
}
