import { isObject, type JsonObject, type Path } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { constantName, isNothing } from './alternative-name.ts';

/** One alternative of a list (`oneOf`, `anyOf`), to be taken where that list judges a value. */
export interface Choice {
  /** Where in the value; 0 stands for any item of a list. */
  readonly path: Path;
  /** The list, as it stands in the document that values are made from. */
  readonly among: readonly unknown[];
  readonly taken: unknown;
}

/** The alternatives of one list. */
interface ChoicePoint {
  readonly path: Path;
  readonly among: readonly unknown[];
}

const deepest = 3;

/**
 * The lists of alternatives that a value of a schema has to choose from, outermost first: also behind references, in members
 * and in items. Of what an alternative holds in turn, the first one is looked into. "Or null" is no alternative.
 */
export function choicePoints(document: JsonObject, schema: unknown): ChoicePoint[] {
  const found: ChoicePoint[] = [];
  const visited = new Set<unknown>();
  const waiting: { readonly schema: unknown; readonly path: Path }[] = [{ schema, path: [] }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { path } = next;
    const own = resolve(document, next.schema, '#')?.value;
    if (!own || visited.has(own) || path.length > deepest || own.readOnly === true) continue;
    visited.add(own);
    const inPlace: unknown[] = Array.isArray(own.allOf) ? [...own.allOf] : [];
    for (const list of [own.oneOf, own.anyOf]) {
      if (!Array.isArray(list)) continue;
      const alternatives = list.filter((one) => !isNothing(document, one));
      if (alternatives.length > 1) found.push({ path, among: list });
      inPlace.push(...alternatives.slice(0, 1));
    }
    waiting.unshift(...inPlace.map((part) => ({ schema: part, path })));
    waiting.push(...innerOf(own, path));
  }
  return found.toSorted((one, other) => one.path.length - other.path.length);
}

function innerOf({ properties, items }: JsonObject, path: Path) {
  const members = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...members.map(([name, schema]) => ({ schema, path: [...path, name] })),
    ...(isObject(items) ? [{ schema: items, path: [...path, 0] }] : []),
  ];
}

/** Whether the value itself says which alternative it is of. */
export function isTagged(document: JsonObject, { taken }: Choice): boolean {
  return constantName(document, taken) !== undefined;
}
