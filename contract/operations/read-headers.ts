import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { readExamples } from './examples.ts';
import type { Header } from './operation.ts';
import { asJson, schemaPointer } from './reading.ts';

/** The response headers of a `headers` object; those whose reference leads nowhere are left out. */
export function readHeaders(document: JsonObject, headers: unknown, pointer: string): Header[] {
  if (!isObject(headers)) return [];
  return Object.entries(headers).flatMap(([name, header]) => {
    const resolved = resolve(document, header, child(pointer, name));
    // OpenAPI: a response header named Content-Type shall be ignored.
    if (!resolved || name.toLowerCase() === 'content-type') return [];
    const { value } = resolved;
    const json = asJson(value);
    const { holder, where } = json ?? { holder: value, where: [] };
    const described = child(resolved.pointer, ...where);
    return {
      name,
      required: value.required === true,
      style: json ? 'json' : 'simple',
      explode: value.explode === true,
      schema: schemaPointer(document, holder, described),
      examples: readExamples(document, holder, described),
    };
  });
}
