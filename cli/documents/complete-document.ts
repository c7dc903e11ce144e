import type { LoadedDocument } from '../../contract/document/parse-document.ts';
import { at, isObject, type JsonObject } from '../../contract/json.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { nearest } from '../../harness/model/nearest-name.ts';
import { UserError } from '../user-error.ts';
import type { OperationsSettings } from './operations-schema.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

interface Place {
  readonly path: string;
  readonly method: string;
  readonly operation: JsonObject;
}

/**
 * A document with what a configuration says of its operations: who may call them (`x-authz`), values for the parameters of
 * their paths (examples), and where the answer to a creation has the identifier (links). Throws a UserError for an
 * operation or a parameter that it does not have.
 */
export function completeDocument(loaded: LoadedDocument, said: OperationsSettings): LoadedDocument {
  if (Object.keys(said).length === 0) return loaded;
  const document = structuredClone(loaded.document) as Record<string, unknown>;
  const places = placesIn(document);
  for (const [name, { authz, parameters = {}, makes }] of Object.entries(said)) {
    const place = placeNamed(name, places);
    const operation = place.operation as Record<string, unknown>;
    if (authz) operation['x-authz'] = authz;
    for (const [parameter, value] of Object.entries(parameters))
      giveExample(document, place, parameter, value);
    if (makes) linkFrom(operation, makes, places, name);
  }
  return { ...loaded, document: document as JsonObject };
}

function placesIn(document: JsonObject): readonly Place[] {
  const paths = isObject(document.paths) ? Object.entries(document.paths) : [];
  return paths.flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const operation = isObject(item) ? item[method] : undefined;
      return isObject(operation) ? [{ path, method, operation }] : [];
    }),
  );
}

function placeNamed(name: string, places: readonly Place[]): Place {
  const key = ({ path, method }: Place): string => `${method.toUpperCase()} ${path}`;
  const wanted = name.trim().replace(/^\w+(?=\s)/, (method) => method.toUpperCase());
  const found = places.find((place) => key(place) === wanted || place.operation.operationId === name);
  if (found) return found;
  const meant = nearest(
    name,
    places.flatMap((place) => [key(place), String(place.operation.operationId ?? '')]),
  );
  throw new UserError(
    `operations of the configuration names ${name}, which the document does not have${meant === undefined ? '' : `; did you mean ${meant}?`}`,
  );
}

/** Only what a path needs: everything else is put into the request. */
function giveExample(
  document: Record<string, unknown>,
  { path, operation, method }: Place,
  name: string,
  value: unknown,
): void {
  const item = (document.paths as JsonObject)[path];
  const own = listOf(operation.parameters).map((each) => resolved(document, each));
  const shared = isObject(item) ? listOf(item.parameters).map((each) => resolved(document, each)) : [];
  const known = [...own, ...shared.filter((one) => !own.some((other) => isSame(one, other)))];
  const found = known.find((parameter) => parameter.name === name);
  if (!found)
    throw new UserError(
      `operations of the configuration has a value for the parameter "${name}" of ${method.toUpperCase()} ${path}, which has no such parameter`,
    );
  if (found.in !== 'path') return;
  const { examples: _, ...rest } = found;
  (operation as Record<string, unknown>).parameters = known.map((parameter) =>
    parameter === found ? { ...rest, example: value } : parameter,
  );
}

function isSame(one: JsonObject, other: JsonObject): boolean {
  return one.name === other.name && one.in === other.in;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function resolved(document: JsonObject, value: unknown): JsonObject {
  const reference = isObject(value) && typeof value.$ref === 'string' ? value.$ref : undefined;
  const found = reference?.startsWith('#') ? at(document, reference.slice(1)) : value;
  return isObject(found) ? found : {};
}

/** OpenAPI says by links where an identifier comes from; a link leads to an operationId. */
function linkFrom(
  operation: Record<string, unknown>,
  { parameter, id }: { readonly parameter: string; readonly id: string },
  places: readonly Place[],
  name: string,
): void {
  const users = places.filter(({ path }) => parametersOf(path).at(-1) === parameter);
  if (users.length === 0)
    throw new UserError(
      `operations of the configuration says that ${name} makes {${parameter}}, but no path ends with that parameter`,
    );
  const links = users.map(({ path, method, operation: user }): [string, object] => {
    const named = user as Record<string, unknown>;
    named.operationId ??= `${method} ${path}`;
    return [
      `${method} ${path}`.replace(/[^\w.-]/g, '-'),
      { operationId: named.operationId, parameters: { [parameter]: `$response.body#${id}` } },
    ];
  });
  const responses = isObject(operation.responses) ? operation.responses : {};
  operation.responses = Object.fromEntries(
    Object.entries(responses).map(([status, response]) =>
      /^2/.test(status) && isObject(response)
        ? [
            status,
            {
              ...response,
              links: { ...(isObject(response.links) ? response.links : {}), ...Object.fromEntries(links) },
            },
          ]
        : [status, response],
    ),
  );
}
