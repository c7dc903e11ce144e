import type { Contract } from '../../contract/contract.ts';
import { at, isObject, type JsonObject } from '../../contract/json.ts';
import { isXml } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation, Parameter } from '../../contract/operations/operation.ts';
import { unknownFormats } from '../../contract/samples/unknown-formats.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { resolve } from '../../contract/schemas/references.ts';
import { impossibleXmlNames } from '../../contract/xml/impossible-names.ts';
import type { Known } from '../model/strategy.ts';
import { isReadInSeveralWays } from './several-readings.ts';
import { sendable } from './valid-request.ts';

/** Whether a valid request for an operation is certain, by the plan that it was asked for. */
const certain = new WeakMap<Known, Map<Operation, boolean>>();

/** What stands for a place in a list or a right to something, and is only known to be good by whoever issued it. */
const issued = /(^|[_-]|[a-z](?=[TCST]))(token|cursor|signature|ticket)$/i;

/**
 * Whether a request for an operation has values that are guesses: made, and of formats that nobody can know, or what only
 * the server can have issued. A server may refuse them with good reason.
 */
export function hasGuesses(operation: Operation, known: Known): boolean {
  const kept = certain.get(known) ?? new Map<Operation, boolean>();
  certain.set(known, kept);
  const answer = kept.get(operation) ?? findGuesses(operation, known);
  kept.set(operation, answer);
  return answer;
}

/** Whether the value of a parameter is a guess. */
export function isGuess(parameter: Parameter, { contract, samples }: Known): boolean {
  const sample = () => samples.parameter(parameter);
  if (issued.test(parameter.name) && sample()?.from === 'generated') return true;
  return isGuessed(contract, parameter.schema, sample);
}

/**
 * Whether the value of a parameter is a text that was made, and nothing says which texts there are. A server that reads names
 * of members, or an expression of its own, may refuse it with good reason.
 */
export function isMadeText(parameter: Parameter, { contract, samples }: Known): boolean {
  const { schema } = parameter;
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  return isBareText(definition, contract.intended) && samples.parameter(parameter)?.from === 'generated';
}

function isBareText(definition: unknown, document: JsonObject): boolean {
  const schema = isObject(definition) ? (resolve(document, definition, '')?.value ?? definition) : {};
  if (schema.items !== undefined) return isBareText(schema.items, document);
  const says = ['enum', 'const', 'format', 'pattern', 'oneOf', 'anyOf', 'allOf'].some(
    (word) => word in schema,
  );
  const types = typesOf(schema);
  return !says && (types.includes('string') || types.includes('object') || types.length === 0);
}

function findGuesses(operation: Operation, known: Known): boolean {
  const { contract, samples } = known;
  const [main] = sendable(operation);
  return (
    (main !== undefined && isReadInSeveralWays(main, () => samples.request(main)?.value, known)) ||
    operation.parameters.some((parameter) => parameter.required && isGuess(parameter, known)) ||
    sendable(operation).some(
      (media) =>
        isGuessed(contract, media.schema, () => samples.request(media)) ||
        hasGuessedNames(contract, media) ||
        // A plan makes no bodies that it does not need: patches of several resources (POST) are left to their answers.
        (operation.method === 'PATCH' && samples.request(media)?.isBlind === true),
    )
  );
}

/** Whether a body may be a guess, if it is made. */
export function mayBeGuessed({ schema }: MediaType, { contract }: Known): boolean {
  return schema !== undefined && unknownFormats(contract, schema).length > 0;
}

/** Whether a body has names that XML does not allow, and others that stand for them. */
function hasGuessedNames({ intended }: Contract, { type, schema }: MediaType): boolean {
  return isXml(type) && schema !== undefined && impossibleXmlNames(intended, schema).length > 0;
}

function isGuessed(
  contract: Contract,
  schema: string | undefined,
  sample: () => { readonly from: string } | undefined,
): boolean {
  if (schema === undefined || unknownFormats(contract, schema).length === 0) return false;
  return sample()?.from === 'generated';
}
