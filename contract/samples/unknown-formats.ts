import type { Contract } from '../contract.ts';
import { at, isObject } from '../json.ts';
import { reachableSchemas } from '../schemas/reachable-schemas.ts';
import { isKnownFormat } from '../validation/formats.ts';

/**
 * The formats in a schema, and in those that it refers to, that nobody can know: a value that is made by such a schema
 * is a guess. None where the values are listed.
 */
export function unknownFormats({ intended }: Pick<Contract, 'intended'>, schema: string): string[] {
  const found = [...reachableSchemas(intended, [schema])].flatMap((pointer) => {
    const inner = at(intended, pointer);
    if (!isObject(inner) || typeof inner.format !== 'string') return [];
    const isListed = 'enum' in inner || 'const' in inner;
    return isListed || isKnownFormat(inner.format) ? [] : [inner.format];
  });
  return [...new Set(found)];
}
