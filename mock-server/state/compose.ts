import { isObject } from '../../contract/json.ts';
import type { Kept } from './kept.ts';
import type { Params } from './step.ts';

/** A new resource: its identifier as it stands in a path, and its text. */
export interface Composed {
  readonly id: string;
  readonly text: string;
}

/** Makes a resource from a body, with the identifier that the client chose or else a new one. */
export function compose(kept: Kept, body: unknown, params: Params): Composed {
  const { member, chosen, next, fixed } = kept.identity();
  const own = chosen && isObject(body) ? body[member ?? ''] : undefined;
  const isGiven = typeof own === 'string' || typeof own === 'number';
  const isSingleton = kept.resource.kind === 'singleton';
  const id = isGiven ? own : isSingleton ? undefined : next();
  const value = kept.representation().compose(body, fixed(id, params));
  // Where the schema does not allow the identifier, the resource is known by the one it shows.
  const shown = member !== undefined && isObject(value) ? value[member] : undefined;
  const known = typeof shown === 'string' || typeof shown === 'number' ? shown : id;
  return { id: String(known ?? ''), text: JSON.stringify(value) };
}
