import { isObject } from '../json.ts';

/**
 * What a document shows, made valid: a valid value with every member of the example that leaves it valid. An example with one
 * wrong member still tells more than anything that is made from the schema alone. Undefined where nothing of it is any good.
 */
export function repaired(example: unknown, made: unknown, accepts: (value: unknown) => boolean): unknown {
  if (!isObject(example) || !isObject(made)) return undefined;
  let kept = 0;
  let value: Readonly<Record<string, unknown>> = made;
  for (const [name, member] of Object.entries(example)) {
    const next = { ...value, [name]: member };
    if (!accepts(next)) continue;
    value = next;
    kept += 1;
  }
  return kept === 0 ? undefined : value;
}
