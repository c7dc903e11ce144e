import type { Contract } from '../../contract/contract.ts';
import { isObject, type JsonObject, tokens } from '../../contract/json.ts';
import { remembered } from '../../contract/memoise.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { isWithinTemplate, parametersOf, sameParameter } from '../../contract/operations/path-template.ts';
import { identifierMember, namesAnything } from '../../contract/resources/identifiers.ts';
import { ownProducer } from '../../contract/resources/own-producer.ts';
import type { Producer } from '../../contract/resources/producer.ts';
import type { ResourceGraph } from '../../contract/resources/resource-graph.ts';
import { type Collection, operationOnOne, type Resource } from '../../contract/resources/resources.ts';
import { generatorOf } from '../../contract/samples/generate.ts';
import { typesOf } from '../../contract/schemas/dialect.ts';
import { problemFinder } from '../requests/validity.ts';
import { declaredMembers } from './declared-members.ts';
import { type Identifier, identifierSource } from './identifiers.ts';

/** How the resources of a kind are told apart, and which of their members repeat their path. */
export interface Identity {
  /** The member that holds the identifier; none in a singleton, and where only the path has it. */
  readonly member: string | undefined;
  /** Whether clients choose it, in the body. */
  readonly chosen: boolean;
  readonly next: () => Identifier;
  /** Members that no body decides. */
  readonly decided: readonly string[];
  /** The members that path and identifier decide, with their values. */
  readonly fixed: (id: Identifier | undefined, params: readonly (string | undefined)[]) => JsonObject;
  /** An identifier from a path, as it stands in a body. */
  readonly typed: (text: string) => Identifier;
}

export function readIdentity(
  contract: Contract,
  graph: ResourceGraph,
  resource: Resource,
  media: MediaType,
  seeds: () => readonly string[],
  maker: Producer | undefined,
): Identity {
  const members = declaredMembers(contract.intended, media.schema);
  const example = media.examples[0]?.value;
  const names = [...new Set([...members.keys(), ...(isObject(example) ? Object.keys(example) : [])])];
  const isCollection = resource.kind === 'collection';
  const choice = isCollection ? chosenMember(contract, graph, resource) : undefined;
  const chosen = choice !== undefined;
  const member = choice ?? (isCollection ? identifierOf(graph, resource, names) : undefined);
  const path = parametersOf(isCollection ? resource.itemPath : resource.path);
  // What lies below "/groups/{id}" has an id of its own.
  const isOfAnother = (name: string, position: number) =>
    isCollection && position < path.length - 1 && namesAnything(name);
  const pathMembers = path.flatMap((name, position) =>
    names.includes(name) && name !== member && !isOfAnother(name, position) ? [{ name, position }] : [],
  );
  const told = isCollection ? toldMember(maker) : undefined;
  const own = [member, told].filter((name) => name !== undefined && names.includes(name));
  const isInteger = typesOf(members.get(member ?? '')?.schema).some(
    (type) => type === 'integer' || type === 'number',
  );
  const accepts = isCollection
    ? acceptance(contract, resource, members.get(member ?? '')?.pointer, toldIn(contract, maker, told))
    : () => true;
  const fitted = remembered((name: string) => fitter(contract, members.get(name)?.pointer));
  return {
    member,
    chosen,
    next: identifierSource(accepts, isInteger, seeds(), inventor(contract, resource)),
    decided: [...pathMembers.map(({ name }) => name), ...(member && !chosen ? [member] : [])],
    fixed: (id, params) => {
      const valueAt = (position: number) =>
        isCollection && position === path.length - 1 ? id : params[position];
      const repeated = pathMembers.map(({ name, position }) => [name, valueAt(position)] as const);
      const said = [...repeated, ...own.map((name) => [name, id] as const)];
      return Object.fromEntries(
        said.flatMap(([name = '', value]) => (value === undefined ? [] : [[name, fitted(name)(value)]])),
      );
    },
    typed: (text) => (isInteger && text !== '' && Number.isFinite(Number(text)) ? Number(text) : text),
  };
}

/** What is as the path parameter has to be, another one for each seed. */
function inventor(contract: Contract, resource: Resource): (seed: number) => unknown {
  if (resource.kind === 'singleton') return () => undefined;
  const { roles, itemPath } = resource;
  const user = operationOnOne(roles);
  const schema = user && sameParameter(user, itemPath)?.schema;
  if (schema === undefined) return () => undefined;
  const generate = generatorOf(contract.intended);
  return (seed) => generate(schema, { seed, optionals: 1 });
}

/** The identifier that a resource shows, as it would stand in a path. */
export function shownIdentifier(example: unknown, parameter: string): string | undefined {
  if (!isObject(example)) return undefined;
  const value = example[identifierMember(Object.keys(example), parameter) ?? ''];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** Links say where the identifier stands; where there are none, its name does. */
function identifierOf(
  graph: ResourceGraph,
  { roles, parameter }: Collection,
  names: readonly string[],
): string | undefined {
  const user = operationOnOne(roles);
  const producer = user && graph.producerFor(user);
  const [linked, ...deeper] = producer?.pointer ? tokens(producer.pointer) : [];
  if (linked !== undefined && deeper.length === 0 && names.includes(linked)) return linked;
  return identifierMember(names, parameter);
}

/**
 * A client chooses the identifier where the body that creates has a member named like the parameter, or one that calls the
 * resource and no answer does.
 */
function chosenMember(
  { intended }: Contract,
  graph: ResourceGraph,
  collection: Collection,
): string | undefined {
  const { roles, parameter } = collection;
  const create = roles.create ?? roles['create-many'];
  const bodies = create?.body?.content ?? [];
  const isNamed = bodies.some(({ schema }) => {
    const member = declaredMembers(intended, schema).get(parameter);
    return member !== undefined && member.schema.readOnly !== true;
  });
  if (isNamed) return parameter;
  const [name, ...deeper] = tokens(ownProducer(graph, collection)?.chosen ?? '');
  return deeper.length === 0 ? name : undefined;
}

function textsOf(id: Identifier): Identifier[] {
  return String(Number(id)) === String(id) ? [String(id), Number(id)] : [String(id)];
}

/** The member of the answer to a creation that tells the identifier; undefined where a header does, or what is deeper. */
function toldMember(maker: Producer | undefined): string | undefined {
  const [name, ...deeper] = tokens(maker?.pointer ?? '');
  return deeper.length === 0 ? name : undefined;
}

/** Where the schema of that member stands. */
function toldIn(contract: Contract, maker: Producer | undefined, told = ''): string | undefined {
  const made = maker?.operation.responses.find(({ status }) => status === maker.status);
  const schema = made?.content.find(({ type }) => isJson(type))?.schema;
  return declaredMembers(contract.intended, schema).get(told)?.pointer;
}

/** An identifier as the schema of a member takes it: a number of a path may be a text there. */
function fitter(contract: Contract, schema: string | undefined): (id: Identifier) => Identifier {
  const problemOf = problemFinder(contract.responses, schema);
  return (id) => [id, ...textsOf(id)].find((one) => problemOf(one) === undefined) ?? id;
}

/**
 * Whatever an identifier goes through: the member, the parameter in every operation on the resource or below it, and what
 * tells it when it is given.
 */
function acceptance(
  contract: Contract,
  { itemPath }: Collection,
  member: string | undefined,
  told: string | undefined,
) {
  const users = contract.operations.filter(({ path }) => isWithinTemplate(path, itemPath));
  const schemas = new Set(users.flatMap((user) => sameParameter(user, itemPath)?.schema ?? []));
  const checks = [...schemas].map((schema) => problemFinder(contract.requests, schema));
  const problemInBody = problemFinder(contract.responses, member);
  const problemWhenTold = problemFinder(contract.responses, told);
  // In a path, an identifier is a text that may be read as a number.
  const isAllowed = (id: Identifier) =>
    checks.every((problemOf) => textsOf(id).some((text) => problemOf(text) === undefined));
  const isTellable = (id: Identifier) => textsOf(id).some((one) => problemWhenTold(one) === undefined);
  return (id: Identifier) => isAllowed(id) && problemInBody(id) === undefined && isTellable(id);
}
