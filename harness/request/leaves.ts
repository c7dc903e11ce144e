import { isObject, type Path } from '../../contract/json.ts';

/** A value in a body that holds no others. */
export interface Leaf {
  readonly path: Path;
  /** The name of the member that it is in, or of the list that it is in; empty for the body itself. */
  readonly member: string;
  readonly value: unknown;
}

/** All values of a body that hold no others, in its order. */
export function leavesOf(body: unknown): readonly Leaf[] {
  return within(body, [], '');
}

function within(value: unknown, path: Path, member: string): readonly Leaf[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => within(item, [...path, index], member));
  if (!isObject(value)) return [{ path, member, value }];
  return Object.entries(value).flatMap(([name, inner]) => within(inner, [...path, name], name));
}
