import type { Contract } from '../contract.ts';
import { at, child, isObject, tokens } from '../json.ts';
import { perObject, remembered } from '../memoise.ts';
import { isJson } from '../operations/media-type.ts';
import type { Operation, Response } from '../operations/operation.ts';
import { isWithinTemplate, parametersOf, withoutEndSlash } from '../operations/path-template.ts';
import { memberSchemas, membersOf } from '../schemas/members.ts';
import { identifierMember, namesAnything, namesIdentifier, plain } from './identifiers.ts';
import { keyProducer } from './key-producer.ts';
import { lookupProducer } from './lookup-producer.ts';
import { isWorkOnly, namesOneOf, singularOf } from './noun.ts';
import type { Producer } from './producer.ts';
import { type Collection, type Resource, readResources, type Singleton } from './resources.ts';
import { identifyingWrapper, schemaAt } from './wrapper.ts';

/** Which operation produces the identifier that another one needs. Links say so; where there are none, path shape does. */
export interface ResourceGraph {
  /** Outermost first. */
  readonly resources: readonly Resource[];
  readonly collections: readonly Collection[];
  readonly singletons: readonly Singleton[];
  /** What makes a value for the last path parameter of an operation (and thereby the ones before it). */
  readonly producerFor: (operation: Operation) => Producer | undefined;
  /**
   * What makes a value for an outer path parameter of an operation, by its place in the path: "id" of
   * "/roles/{id}/permissions/{permissionId}".
   */
  readonly producerAround: (operation: Operation, parameter: string) => Producer | undefined;
  /** What makes a value for a path parameter of this name anywhere: "featureName" of "/tags/{featureName}". */
  readonly producerOfParameter: (parameter: string) => Producer | undefined;
  /** What makes a value for a member of a request body, by its name: "webhook_id", "ids" below a collection. */
  readonly producerOfMember: (operation: Operation, member: string) => Producer | undefined;
}

export function readResourceGraph(contract: Contract): ResourceGraph {
  const resources = readResources(contract);
  const collections = resources.filter((resource) => resource.kind === 'collection');
  const singletons = resources.filter((resource) => resource.kind === 'singleton');
  const linked = linkedProducers(contract);
  const shaped = collections.flatMap((collection) => shapedProducer(contract, collection));
  const byLink = (operation: Operation): Producer | undefined => {
    const last = parametersOf(operation.path).at(-1);
    return linked.find(({ target, producer }) => target === operation.id && producer.parameter === last)
      ?.producer;
  };
  const byShape = (operation: Operation): Producer | undefined => {
    const count = parametersOf(operation.path).length;
    return shaped.findLast(
      ({ itemPath }) => parametersOf(itemPath).length === count && isWithinTemplate(operation.path, itemPath),
    );
  };
  const makers = collections.flatMap((collection) => {
    const producer = shaped.find(({ itemPath }) => itemPath === collection.itemPath);
    return producer ? [{ collection, producer }] : [];
  });
  const byLookup = (operation: Operation): Producer | undefined =>
    makers
      .flatMap(({ collection, producer }) => lookupProducer(contract, collection, producer, operation) ?? [])
      .at(-1);
  const producerFor = perObject(
    (operation: Operation): Producer | undefined =>
      (goesInCircles(operation, byLink) ? undefined : byLink(operation)) ??
      byLookup(operation) ??
      byShape(operation),
  );
  // An identifier that clients choose themselves refers to nothing when it stands in a body.
  const assigned = shaped.filter(
    (producer) => producer.basis !== 'key-name' && !isChosenByClient(contract, producer),
  );
  const told = linked
    .map(({ producer }) => producer)
    .filter((producer) => !isChosenByClient(contract, producer));
  const producersOfMembers = perObject((operation: Operation) => {
    const createsMany = collections.some(({ roles }) => roles['create-many'] === operation);
    const around = createsMany ? undefined : assigned.find((producer) => isBeside(operation, producer));
    const others = assigned.filter(({ parameter }) => !operation.path.includes(`{${parameter}}`));
    const toldByLinks = told.filter(({ parameter }) => !operation.path.includes(`{${parameter}}`));
    return remembered((member: string): Producer | undefined => {
      if (around && (member === 'id' || isNameOf(member, around.parameter))) return around;
      const named = [...others, ...toldByLinks].find((producer) => isNameOf(member, producer.parameter));
      return named ?? assigned.find((producer) => isNounOf(member, producer) && producer !== around);
    }, mostMembers);
  });
  const producerOfParameter = (parameter: string): Producer | undefined =>
    namesAnything(parameter) ? undefined : shaped.find((producer) => producer.parameter === parameter);
  const producerAround = ({ path, id }: Operation, parameter: string): Producer | undefined =>
    linked.find(({ target, producer }) => target === id && producer.parameter === parameter)?.producer ??
    shaped.find(({ parameter: own, itemPath }) => own === parameter && path.startsWith(`${itemPath}/`));
  return {
    resources,
    collections,
    singletons,
    producerFor,
    producerAround,
    producerOfParameter,
    producerOfMember: (operation, member) => producersOfMembers(operation)(member),
  };
}

/** Members of one body that are remembered: maps have as many as somebody puts into them. */
const mostMembers = 1000;

/** Whether operations that produce for each other never come to one that needs nothing. */
function goesInCircles(
  start: Operation,
  producerOf: (operation: Operation) => Producer | undefined,
): boolean {
  const passed = new Set<Operation>();
  let current: Operation | undefined = start;
  while (current && !passed.has(current)) {
    passed.add(current);
    current = producerOf(current)?.operation;
  }
  return current !== undefined;
}

function isChosenByClient(contract: Contract, { operation, parameter }: Producer): boolean {
  return requestMembers(contract, operation).includes(parameter);
}

/** Whether an operation works on a collection as a whole: "/pets/batch" beside "/pets/{petId}". */
function isBeside({ path }: Operation, { operation, parameter }: Producer): boolean {
  return path.startsWith(`${withoutEndSlash(operation.path)}/`) && !path.includes(`{${parameter}}`);
}

/** "threat_id" and "threat_ids" name the parameter threat_id; a bare "id" or "name" names nothing in particular. */
function isNameOf(member: string, parameter: string): boolean {
  return (member === parameter || member === `${parameter}s`) && !namesAnything(parameter);
}

/** "flow_id" and "flowIds" name what "/flows/{id}" takes: the parameter says nothing, what stands before it does. */
function isNounOf(member: string, { parameter, itemPath }: Producer): boolean {
  const [name, own] = [plain(member), plain(parameter)];
  if (own !== 'id' && own !== 'uuid') return false;
  const ending = [own, `${own}s`].find((each) => name.endsWith(each)) ?? name;
  const noun = name.slice(0, -ending.length);
  return noun !== '' && namesOneOf(noun, itemPath);
}

function linkedProducers(contract: Contract): { target: string; producer: Producer }[] {
  return contract.operations.flatMap((operation) =>
    operation.responses.flatMap((response) =>
      response.links.flatMap(({ operationId, parameters }) =>
        Object.entries(parameters).flatMap(([parameter, expression]) => {
          const pointer = /^\$response\.body#(\/.+)$/.exec(expression)?.[1];
          // What needs an identifier itself cannot be where the first one comes from.
          if (!pointer || parametersOf(operation.path).includes(parameter)) return [];
          const itemPath = contract.operations.find(({ id }) => id === operationId)?.path ?? '';
          const producer = {
            operation,
            status: response.status,
            parameter,
            pointer,
            basis: 'link' as const,
            itemPath,
          };
          return [{ target: operationId, producer }];
        }),
      ),
    ),
  );
}

/** POST of the collection; where it has none, another POST whose answer names the new identifier ("invocation_id"). */
function shapedProducer(contract: Contract, collection: Collection): Producer[] {
  const { parameter, roles, itemPath } = collection;
  if (!roles.create) return namedProducer(contract, collection);
  const operation = roles.create;
  const response = successOf(operation);
  const pointer = response && idIn(contract, response, collection);
  const tells =
    pointer !== undefined || response?.headers.some(({ name }) => name.toLowerCase() === 'location');
  return response && tells
    ? [{ operation, status: response.status, parameter, pointer, basis: 'path-shape', itemPath }]
    : keyProducer(contract, collection, operation);
}

function namedProducer(contract: Contract, { path, parameter, itemPath }: Collection): Producer[] {
  const noun = singularOf(path.split('/').at(-1) ?? '');
  const names = [parameter, `${noun}_id`, `${noun}Id`].filter(namesIdentifier);
  if (names.length === 0 || !(namesIdentifier(parameter) || parameter === 'id')) return [];
  for (const operation of contract.operations.filter(({ method }) => method === 'POST')) {
    const response = successOf(operation);
    const member = response && bodyMembers(contract, response).find((name) => names.includes(name));
    // What the request names itself is not made by it.
    const isAsked = member !== undefined && requestMembers(contract, operation).includes(member);
    if (response && member && !isAsked && !operation.path.startsWith(itemPath)) {
      const pointer = child('', member);
      return [{ operation, status: response.status, parameter, pointer, basis: 'member-name', itemPath }];
    }
  }
  return [];
}

function successOf(operation: Operation): Response | undefined {
  return operation.responses.find(({ status }) => /^2/.test(status) && status !== '204');
}

/** Undefined where the id that an answer shows cannot be what the path takes: a number where the path takes a text. */
function idIn(
  contract: Contract,
  response: Response,
  { parameter, path, itemPath }: Collection,
): string | undefined {
  const pointer = identifierIn(contract, response, parameter);
  const [name = '', ...deeper] = pointer === undefined ? [] : tokens(pointer);
  const isOther =
    deeper.length === 0
      ? isOfOtherType(contract, response, name, { parameter, itemPath })
      : isWorkOnly(name, path);
  return isOther ? undefined : pointer;
}

function isOfOtherType(
  { intended, operations }: Contract,
  response: Response,
  member: string,
  { parameter, itemPath }: Pick<Collection, 'parameter' | 'itemPath'>,
): boolean {
  if (parameter === member || /(id|number)$/i.test(parameter)) return false;
  const media = response.content.find(({ type }) => isJson(type))?.schema;
  const shown = memberSchemas(intended, media && at(intended, media)).get(member);
  const taken = operations
    .filter(({ path }) => withoutEndSlash(path) === itemPath)
    .flatMap(({ parameters }) => parameters)
    .find((one) => one.in === 'path' && one.name === parameter)?.schema;
  const schema = taken === undefined ? undefined : at(intended, taken);
  return shown?.type === 'integer' && isObject(schema) && schema.type === 'string';
}

function identifierIn(contract: Contract, response: Response, parameter: string): string | undefined {
  const schema = response.content.find(({ type }) => isJson(type))?.schema;
  if (schema === undefined) return undefined;
  const { intended } = contract;
  const wrapper = identifyingWrapper(intended, at(intended, schema), parameter);
  const inner = schemaAt(intended, at(intended, schema), wrapper ?? []);
  const name = identifierMember(membersOf(intended, inner), parameter);
  return name === undefined ? undefined : child('', ...(wrapper ?? []), name);
}

function requestMembers({ intended }: Contract, { body }: Operation): string[] {
  return (body?.content ?? []).flatMap(({ schema }) =>
    schema ? membersOf(intended, at(intended, schema)) : [],
  );
}

function bodyMembers(contract: Contract, response: Response): string[] {
  const schema = response.content.find(({ type }) => isJson(type))?.schema;
  return schema ? membersOf(contract.intended, at(contract.intended, schema)) : [];
}
