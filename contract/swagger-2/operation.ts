import { child, isObject, type JsonObject } from '../json.ts';
import { type Conversion, textsOf } from './conversion.ts';
import { convertParameters, isOfBody, type WrittenParameter, writtenParameters } from './parameters.ts';
import { convertBody } from './request-body.ts';
import { convertResponses } from './responses.ts';
import { convertServers } from './servers.ts';

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/** What stands under a path, with the place where it will stand; `inFile` is where it stands in the file. */
export function convertPathItem(
  conversion: Conversion,
  item: JsonObject,
  { now, inFile }: { readonly now: string; readonly inFile: string },
): JsonObject {
  if (now !== inFile) conversion.moves.note(now, inFile);
  const parametersNow = child(now, 'parameters');
  const all = writtenParameters(conversion.document, item.parameters, child(inFile, 'parameters'));
  const shared = all.filter(isOfBody);
  const kept = all.filter((parameter) => !isOfBody(parameter));
  const members = Object.entries(item).map(([name, member]): [string, unknown] => {
    if (name === 'parameters' && Array.isArray(member))
      return [name, convertParameters(conversion, kept, parametersNow)];
    if (!methods.includes(name) || !isObject(member)) return [name, member];
    const place = { now: child(now, name), inFile: child(inFile, name), shared };
    return [name, convertOperation(conversion, member, place)];
  });
  return Object.fromEntries(members);
}

interface OperationPlace {
  readonly now: string;
  readonly inFile: string;
  /** Parameters of the path that are of a body. */
  readonly shared: readonly WrittenParameter[];
}

function convertOperation(conversion: Conversion, operation: JsonObject, place: OperationPlace): JsonObject {
  const { document } = conversion;
  const { now, inFile, shared } = place;
  const { consumes, produces, schemes, parameters, responses, ...rest } = operation;
  const all = writtenParameters(document, parameters, child(inFile, 'parameters'));
  const own = all.filter(isOfBody);
  const kept = all.filter((parameter) => !isOfBody(parameter));
  const requestBody = convertBody(conversion, {
    parameters: [...shared.filter((one) => !isReplaced(one, own)), ...own],
    // An empty list takes back what the document says for all (Swagger 2.0, "Operation Object").
    consumes: textsOf(Array.isArray(consumes) ? consumes : document.consumes),
    pointer: child(now, 'requestBody'),
    operation: inFile,
  });
  return {
    ...rest,
    ...(Array.isArray(schemes) && { servers: convertServers({ ...document, schemes }) }),
    ...(parameters !== undefined && {
      parameters: convertParameters(conversion, kept, child(now, 'parameters')),
    }),
    ...(requestBody && { requestBody }),
    ...(responses !== undefined && {
      responses: isObject(responses)
        ? convertResponses(conversion, responses, {
            produces: textsOf(Array.isArray(produces) ? produces : document.produces),
            pointer: child(now, 'responses'),
          })
        : responses,
    }),
  };
}

/** A body replaces that of the path, a part of a form that of the same name. */
function isReplaced({ value }: WrittenParameter, own: readonly WrittenParameter[]): boolean {
  return own.some(
    (other) => other.value.in === value.in && (value.in === 'body' || other.value.name === value.name),
  );
}
