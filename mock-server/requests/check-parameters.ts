import type { Contract } from '../../contract/contract.ts';
import { lazily } from '../../contract/memoise.ts';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { shapeAt } from '../../contract/schemas/shape.ts';
import type { Problem } from '../../contract/validation/validators.ts';
import { deserialiser } from '../parameters/deserialise.ts';
import { pathPattern } from '../parameters/path-pattern.ts';
import { type Pairs, rawValue, readPairs } from '../parameters/query-string.ts';
import type { Answer } from '../responses/answer.ts';
import type { Refuse } from '../responses/refusals.ts';
import { cookie, rawCookie } from './authenticate.ts';
import type { Call, RequestStep } from './call.ts';
import { problemFinder, sentence } from './validity.ts';

/** Says what is wrong with one parameter, or nothing. */
type Check = (call: Call, query: Pairs) => string | undefined;

/**
 * Holds path, query, header and cookie against their schemas. Where a document knows no refusal of a bad request for the
 * operation, problems of its query are overlooked, and an impossible path is a resource that does not exist.
 */
export function parameterChecks(contract: Contract, operation: Operation, refuse: Refuse): RequestStep {
  const checkPath = pathStep(contract, operation, refuse);
  const checkOthers = otherStep(contract, operation, refuse);
  return (call) => checkPath(call) ?? checkOthers(call);
}

function pathStep(contract: Contract, operation: Operation, refuse: Refuse): RequestStep {
  const statuses = operation.responses.map(({ status }) => status);
  const bad = badRequestStatus(statuses);
  const isUnknown = bad === undefined && coveringStatus(statuses, 404) !== undefined;
  const reason = isUnknown
    ? ({ status: 404, cause: 'unknown-resource' } as const)
    : ({ status: bad ?? 400, cause: 'malformed-path-parameter' } as const);
  // A parameter that the template does not have is a finding about the document, and in no request.
  const inTemplate = new Set(parametersOf(operation.path));
  const checks = checksOf(
    contract,
    operation,
    ({ in: place, name }) => place === 'path' && inTemplate.has(name),
  );
  return (call) => {
    for (const { name, check } of checks) {
      const message = check(call, noPairs);
      if (message !== undefined) return refuse({ ...reason, subjects: [name], message });
    }
    return undefined;
  };
}

function otherStep(contract: Contract, operation: Operation, refuse: Refuse): RequestStep {
  const bad = badRequestStatus(operation.responses.map(({ status }) => status));
  const isJudged = ({ in: place }: Parameter) =>
    place !== 'path' && (!place.startsWith('query') || bad !== undefined);
  const checks = checksOf(contract, operation, isJudged);
  const refuseFor = (subjects: readonly string[], message: string): Answer =>
    refuse({ status: bad ?? 400, cause: 'malformed-request', subjects, message });
  return (call) => {
    if (call.query === '' && checks.length === 0) return undefined;
    const query = readPairs(call.query);
    if (!query && bad !== undefined) return refuseFor([], 'The percent-encoding of the query is malformed');
    for (const { name, check } of checks) {
      const message = check(call, query ?? noPairs);
      if (message !== undefined) return refuseFor([name], message);
    }
    return undefined;
  };
}

interface NamedCheck {
  readonly name: string;
  readonly check: Check;
}

function checksOf(
  contract: Contract,
  operation: Operation,
  wanted: (parameter: Parameter) => boolean,
): NamedCheck[] {
  return operation.parameters.filter(wanted).map((parameter) => ({
    name: parameter.name,
    check: checkOf(contract, operation, parameter),
  }));
}

const noPairs: Pairs = new Map();

/** 400, or 422 if only that is documented; undefined if the document knows no such refusal. */
export function badRequestStatus(statuses: readonly string[]): number | undefined {
  if (statuses.includes('400')) return 400;
  if (statuses.includes('422')) return 422;
  return coveringStatus(statuses, 400) === undefined ? undefined : 400;
}

function checkOf(contract: Contract, operation: Operation, parameter: Parameter): Check {
  const { name, required, schema } = parameter;
  const shape = shapeAt(contract.intended, schema);
  const others = operation.parameters.filter(
    ({ in: place, name: other }) => place === 'query' && other !== name,
  );
  const read = deserialiser(parameter, shape, new Set(others.map((other) => other.name)));
  const rawOf = rawSourceOf(operation, parameter);
  const problemOf = problemFinder(contract.requests, schema);
  const source = sourceOf(operation, parameter);
  const absent =
    parameter.in === 'path' ? `The percent-encoding of ${name} is malformed` : `${name} is required`;
  // An object that is spread over the query, and has no members there, may be the empty one.
  const mayBeEmpty = lazily(
    () => isSpread(parameter) && shape.types.has('object') && problemOf({}) === undefined,
  );
  return (call, query) => {
    const values = read(source(call, query), () => rawOf(call));
    if (values === undefined) return required && !mayBeEmpty() ? absent : undefined;
    if (parameter.allowEmptyValue && query.get(name)?.every((text) => text === '')) return undefined;
    const problems: Problem[] = [];
    for (const value of values) {
      const problem = problemOf(value);
      if (!problem) return undefined;
      problems.push(problem);
    }
    return problems[0] && withName(sentence(problems[0], name), name);
  };
}

function withName(message: string, name: string): string {
  if (message.startsWith(name)) return message;
  return message.startsWith('[') ? name + message : `${name}.${message}`;
}

/** Where the text of a parameter stands that is not decoded yet. */
function rawSourceOf(
  { path }: Operation,
  { in: place, name }: Parameter,
): (call: Call) => string | undefined {
  if (place === 'query') return ({ query }) => rawValue(query, name);
  if (place === 'cookie') return ({ request }) => rawCookie(request, name);
  const { match } = pathPattern(path);
  const index = parametersOf(path).indexOf(name);
  return (call) => (place === 'path' ? match(call.path)?.[index] : undefined);
}

function isSpread({ in: place, style, explode }: Parameter): boolean {
  if (place !== 'query') return false;
  return style === 'deepObject' || (style === 'form' && explode);
}

function sourceOf(
  { path }: Operation,
  { in: place, name }: Parameter,
): (call: Call, query: Pairs) => Pairs | string | undefined {
  if (place === 'query') return (_, query) => query;
  if (place === 'querystring') return ({ query }) => query;
  if (place === 'cookie') return ({ request }) => cookie(request, name);
  if (place === 'path') {
    const index = parametersOf(path).indexOf(name);
    return ({ params }) => params[index];
  }
  const header = name.toLowerCase();
  return ({ request }) => {
    const value = request.headers[header];
    return Array.isArray(value) ? value.join(', ') : value;
  };
}
