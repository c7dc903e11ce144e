import { DocumentError } from '../document/document-error.ts';
import type { Finding } from '../finding.ts';
import { child, isObject, type JsonObject } from '../json.ts';
import { resolve } from '../schemas/references.ts';
import { readAccess } from './authorization.ts';
import { type ItemOperation, operationsOf } from './item-operations.ts';
import type { Operation } from './operation.ts';
import { hasQuery } from './path-template.ts';
import { readBody } from './read-content.ts';
import { isSaidElsewhere, mergeParameters, readParameters } from './read-parameters.ts';
import { readResponses } from './read-responses.ts';
import { deadReferences, holesBelow, type Reading } from './reading.ts';
import { sharedNames } from './shared-names.ts';

/** What can be tested of a document, and why some of it cannot. */
export interface ReadOperations {
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** One for each operation that is left out because a part of it cannot be understood. */
  readonly findings: readonly Finding[];
}

/**
 * All operations of a document that can be understood. Throws a DocumentError where it has no paths. `hasHoles`: some
 * schemas of it are not there.
 */
export function readOperations(
  document: JsonObject,
  file: string,
  { hasHoles = false } = {},
): ReadOperations {
  const holesIn: Reading['holesIn'] = hasHoles ? holesBelow(document) : () => [];
  const reading = { file, document, holesIn };
  if (!isObject(document.paths)) {
    throw new DocumentError({
      file,
      pointer: '#/paths',
      rule: 'paths',
      message: 'the document has no "paths", so there is nothing to test',
    });
  }
  const findings: Finding[] = [];
  const operations = Object.entries(document.paths).flatMap(([name, item]) => {
    if (name.startsWith('x-') || hasQuery(name)) return [];
    // OpenAPI: paths begin with a slash. What else could one that does not be?
    const path = name.startsWith('/') ? name : `/${name}`;
    const read = readItem(reading, { path, item, pointer: child('#/paths', name) });
    findings.push(...read.findings);
    return read.operations;
  });
  return { operations, findings };
}

/** A path item as it is written. */
export interface WrittenItem {
  readonly path: string;
  readonly item: unknown;
  readonly pointer: string;
}

/** The operations of one path item; none where there is nothing. One that cannot be understood costs itself only. */
export function readItem(reading: Reading, { path, item, pointer }: WrittenItem): ReadOperations {
  const resolved = resolve(reading.document, item, pointer);
  if (!resolved) return { operations: [], findings: [] };
  const findings: Finding[] = [];
  const operations = operationsOf(reading.document, resolved.value).flatMap((found) => {
    try {
      return [readOperation(reading, { ...found, path, item: resolved.value, pointer: resolved.pointer })];
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      findings.push(leftOut(`${found.method} ${path}`, error));
      return [];
    }
  });
  return { operations, findings };
}

function leftOut(key: string, { pointer, reason }: DocumentError): Finding {
  return { rule: 'left-out-operation', pointer, message: `${key} is left out: ${reason}` };
}

interface Place extends ItemOperation {
  readonly path: string;
  readonly item: JsonObject;
  readonly pointer: string;
}

function readOperation(reading: Reading, found: Place): Operation {
  const { path, method, place, operation, item, pointer: itemPointer } = found;
  const pointer = child(itemPointer, ...place);
  const components = isObject(reading.document.components) ? reading.document.components : {};
  const schemes = isObject(components.securitySchemes) ? components.securitySchemes : {};
  const id = typeof operation.operationId === 'string' ? operation.operationId : undefined;
  const key = `${method} ${path}`;
  const access = readAccess(operation, reading.document, schemes);
  const parameters = mergeParameters(
    readParameters(reading, item.parameters, child(itemPointer, 'parameters')),
    readParameters(reading, operation.parameters, child(pointer, 'parameters')),
  );
  const body = readBody(reading, operation.requestBody, child(pointer, 'requestBody'));
  const holes = [
    ...[item.parameters, operation.parameters].flatMap((list) => deadReferences(reading, list)),
    ...deadReferences(reading, [operation.requestBody]),
    ...parameters.flatMap(({ schema }) => reading.holesIn(schema)),
    ...(body?.content ?? []).flatMap(({ unresolved = [] }) => unresolved),
  ];
  const shared = sharedNames(reading.document, parameters);
  return {
    key,
    id,
    method,
    path,
    summary: typeof operation.summary === 'string' ? operation.summary : (id ?? key),
    tags: Array.isArray(operation.tags) ? operation.tags.filter((tag) => typeof tag === 'string') : [],
    pointer,
    parameters: parameters.filter((parameter) => !isSaidElsewhere(parameter, access)),
    body,
    responses: readResponses(reading, operation.responses, child(pointer, 'responses')),
    access,
    unresolved: [...new Set(holes)],
    ...(shared.length > 0 && { sharedNames: shared }),
  };
}
