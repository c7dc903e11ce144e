import { isObject, type Path, removeAt, replaceAt } from '../../contract/json.ts';

/** What is needed to put references to real resources into a body. */
export interface Referring {
  readonly accepts: (value: unknown) => boolean;
  /** Whether a member of this name refers to a resource that can be made. */
  readonly refers: (member: string) => boolean;
  /** Makes the resource and returns its identifier; undefined if there is none to be had. */
  readonly refer: (member: string) => Promise<string | undefined>;
}

/**
 * A body whose references lead somewhere: members that refer to other resources are left out where the schema allows
 * it, otherwise filled with the identifier of a resource that was made for it.
 */
export async function withReferences(body: unknown, { accepts, refers, refer }: Referring): Promise<unknown> {
  let result = body;
  for (const { path, member, many } of referencesIn(body, refers, [])) {
    const without = removeAt(result, path);
    if (accepts(without)) {
      result = without;
      continue;
    }
    const id = await refer(member);
    if (id === undefined) continue;
    // What the schema does not allow there refers to something else, whatever it is called.
    const filled = [id, Number(id)].map((value) => replaceAt(result, path, many ? [value] : value));
    result = filled.find(accepts) ?? result;
  }
  return result;
}

interface Reference {
  readonly path: Path;
  readonly member: string;
  readonly many: boolean;
}

function referencesIn(value: unknown, refers: Referring['refers'], path: Path): Reference[] {
  if (Array.isArray(value))
    return value.flatMap((item, index) => referencesIn(item, refers, [...path, index]));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([member, inner]) => {
    const here = [...path, member];
    const isReference =
      refers(member) && (isIdentifier(inner) || (Array.isArray(inner) && inner.every(isIdentifier)));
    return isReference
      ? [{ path: here, member, many: Array.isArray(inner) }]
      : referencesIn(inner, refers, here);
  });
}

/** Many servers count what they make. */
function isIdentifier(value: unknown): boolean {
  return typeof value === 'string' || Number.isInteger(value);
}
