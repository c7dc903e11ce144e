import { at, type JsonObject, tokens } from '../../contract/json.ts';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { renamed, sameParameter } from '../../contract/operations/path-template.ts';
import { nounOf } from '../../contract/resources/noun.ts';
import { isNamedByPlace, type Producer } from '../../contract/resources/producer.ts';
import { schemaAt } from '../../contract/resources/wrapper.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { resolve } from '../../contract/schemas/references.ts';
import type { Answer, Draft, PathValues } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import { identifierAt } from '../request/made-identifier.ts';

/** What the answer of a producer says about what it made: its identifier, by the name that a path has for it. */

/** An order that names its customer has not made one: only where both are called alike is what an answer names its own. */
export function makesWhatItNames({ basis, operation, itemPath }: Producer): boolean {
  if (basis !== 'member-name') return true;
  const [maker, made] = [nounOf(operation.path), nounOf(itemPath)];
  // "/tools/{toolId}/invoke" makes "/invocations/{invocation_id}".
  return maker === made || maker.slice(0, shortestStem) === made.slice(0, shortestStem);
}

/** Letters that two words for one thing begin with, at least. */
const shortestStem = 4;

/** What a producer made, as the path of an operation names it. */
export function namedFor({ path }: Operation, producer: Producer, values: PathValues): PathValues {
  return isNamedByPlace(producer) ? renamed(values, producer.itemPath, path) : values;
}

export function identifierIn(
  { json, response }: Answer,
  { body }: Draft,
  { pointer, chosen, operation, basis }: Producer,
): string {
  const inBody = pointer === undefined ? undefined : identifierAt(json, pointer);
  if (inBody !== undefined) return inBody;
  const last = basis === 'lookup' ? '' : lastSegment(response.headers.location ?? '');
  if (last !== '') return last;
  const own = chosen !== undefined && body && 'json' in body ? at(body.json, chosen) : undefined;
  if (typeof own === 'string' || typeof own === 'number') return String(own);
  throw new Stop(
    'setup-failed',
    `the response of ${operation.key} does not contain the identifier of what it created`,
    { status: response.status },
  );
}

/**
 * Stops where the document lets an answer tell a text and a path take nothing but numbers, and the text is none: the address
 * of a resource, for example. Sent as its identifier, any refusal of it would be right.
 */
export function requireTakenInPath(
  document: JsonObject,
  operation: Operation,
  { operation: maker, status, pointer }: Pick<Producer, 'operation' | 'status' | 'pointer'>,
  value: string,
): void {
  if (pointer === undefined || !Number.isNaN(Number(value))) return;
  const parameter = sameParameter(operation, operation.path);
  const media = maker.responses
    .find((one) => one.status === status)
    ?.content.find(({ type }) => isJson(type));
  const told = media && schemaAt(document, at(document, media.schema ?? ''), tokens(pointer));
  const taken = parameter?.schema === undefined ? undefined : at(document, parameter.schema);
  if (!isNumeric(document, taken) || isNumeric(document, told)) return;
  throw new Stop(
    'setup-failed',
    `the response of ${maker.key} tells a text, and the path of ${operation.key} takes numbers only`,
  );
}

function isNumeric(document: JsonObject, schema: unknown): boolean {
  const types = typesOf(resolve(document, schema, '#')?.value);
  return types.length > 0 && types.every((type) => type === 'integer' || type === 'number');
}

/** "threat_model_id" → "threat model". */
export function nameOf(parameter: string): string {
  const words = parameter.replace(/[_-]?id$/i, '').replaceAll(/[_-]/g, ' ');
  return words === '' ? 'resource' : words;
}
