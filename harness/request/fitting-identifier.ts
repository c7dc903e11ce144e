import { child, isObject } from '../../contract/json.ts';
import type { Operation, Parameter } from '../../contract/operations/operation.ts';
import { parametersOf, sameParameter } from '../../contract/operations/path-template.ts';
import { identifierMember } from '../../contract/resources/identifiers.ts';
import type { PathValues } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';

/**
 * A body whose identifier can stand in the path of what it makes. A schema may allow more in a body than in the path, and
 * whoever takes the identifier from there makes something that nobody can ask for.
 */
export function withFittingIdentifier(
  { graph, contract, samples }: Known,
  operation: Operation,
  body: unknown,
  accepts: (value: unknown) => boolean,
): unknown {
  const collection = graph.collections.find(({ roles }) => roles.create === operation);
  if (!collection || !isObject(body)) return body;
  const member = identifierMember(Object.keys(body), collection.parameter);
  if (member === undefined) return body;
  const { list, create, 'create-many': many, ...users } = collection.roles;
  const parameters = Object.values(users).flatMap((user) => sameParameter(user, collection.itemPath) ?? []);
  const allows = ({ schema }: Parameter, value: unknown): boolean =>
    schema === undefined ||
    [value, String(value), Number(value)].some(
      (each) => String(each) === String(value) && contract.requests.at(schema).accepts(each),
    );
  const fits = (value: unknown) => parameters.every((parameter) => allows(parameter, value));
  if (fits(body[member])) return body;
  const candidates = parameters
    .flatMap((parameter) => [samples.parameter(parameter)?.value, samples.another(parameter)])
    .filter((value) => value !== undefined && fits(value))
    .flatMap((value) => [value, String(value), Number(value)]);
  const { [member]: refused, ...without } = body;
  const bodies = [...candidates.map((value) => ({ ...body, [member]: value })), without];
  return bodies.find(accepts) ?? body;
}

/**
 * A body that changes what its path names, and says the same identifier: another one asks for something that nobody can
 * tell.
 */
export function withIdentifierOfPath(
  { graph }: Known,
  operation: Operation,
  body: unknown,
  path: PathValues,
  accepts: (value: unknown) => boolean,
): unknown {
  const collection = graph.collections.find(
    ({ roles: { replace, patch } }) => replace === operation || patch === operation,
  );
  const value = path[parametersOf(operation.path).at(-1) ?? ''];
  if (!collection || value === undefined || !isObject(body)) return body;
  const members = Object.keys(body);
  const member =
    identifierMember(members, collection.parameter) ??
    members.find((one) => isCalledBy(graph, operation, one));
  if (member === undefined || String(body[member]) === value) return body;
  return [value, Number(value)].map((one) => ({ ...body, [member]: one })).find(accepts) ?? body;
}

/** Whether the path of an operation takes what stands in this member of what it names: "name" for "{project}". */
function isCalledBy({ producerFor }: Known['graph'], operation: Operation, member: string): boolean {
  const producer = producerFor(operation);
  return (producer?.pointer ?? producer?.chosen) === child('', member);
}
