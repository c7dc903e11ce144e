import { at, child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import type { Link } from './operation.ts';

/** The links of a response that name an operation of this document. */
export function readLinks(document: JsonObject, links: unknown, pointer: string): Link[] {
  if (!isObject(links)) return [];
  return Object.entries(links).flatMap(([name, link]) => {
    const value = resolve(document, link, child(pointer, name))?.value;
    const operationId = value && linkTarget(document, value);
    if (operationId === undefined) return [];
    const parameters = isObject(value?.parameters) ? Object.entries(value.parameters) : [];
    const expressions = parameters.flatMap(([parameter, expression]) =>
      typeof expression === 'string' ? [[parameter.replace(qualifier, ''), expression]] : [],
    );
    return { name, operationId, parameters: Object.fromEntries(expressions) };
  });
}

/** A parameter of a link may be named with its place: "path.petId". */
const qualifier = /^(path|query|header|cookie)\./;

/** The operationId a link names, or that of the operation which it points at in this document. */
function linkTarget(document: JsonObject, { operationId, operationRef }: JsonObject): string | undefined {
  if (typeof operationId === 'string') return operationId;
  if (typeof operationRef !== 'string' || !operationRef.startsWith('#')) return undefined;
  const target = at(document, operationRef);
  return isObject(target) && typeof target.operationId === 'string' ? target.operationId : undefined;
}
