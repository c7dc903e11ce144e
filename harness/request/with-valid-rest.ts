import { isObject } from '../../contract/json.ts';

/**
 * An invalid body whose other members are those of a valid request: names that nothing else has, references to what is
 * there. Whoever refuses it then has only one reason to. `sample` is what the invalid body was made from.
 */
export function withValidRest(
  invalid: unknown,
  sample: unknown,
  { valid, accepts }: { readonly valid: unknown; readonly accepts: (value: unknown) => boolean },
): unknown {
  if (!isObject(invalid) || !isObject(sample) || !isObject(valid)) return invalid;
  const members = Object.entries(invalid).flatMap(([name, value]) => {
    if (value !== sample[name]) return [[name, value] as const];
    return Object.hasOwn(valid, name) ? [[name, valid[name]] as const] : [];
  });
  const placed = Object.fromEntries(members);
  // What is wrong about the whole, such as its number of members, is not kept by other members.
  return accepts(placed) ? invalid : placed;
}
