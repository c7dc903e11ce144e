import type { Contract } from '../../contract/contract.ts';
import { at } from '../../contract/json.ts';
import { lazily } from '../../contract/memoise.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { isWithinTemplate, sameParameter } from '../../contract/operations/path-template.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { foreignProducer, ownProducer } from '../../contract/resources/own-producer.ts';
import { type ResourceGraph, readResourceGraph } from '../../contract/resources/resource-graph.ts';
import { type Collection, operationOnOne, type Resource } from '../../contract/resources/resources.ts';
import type { Responses } from '../responses/responses.ts';
import { successOf } from '../responses/success.ts';
import { declaredMembers } from './declared-members.ts';
import { type Identity, readIdentity, shownIdentifier } from './identity.ts';
import { listedValues } from './listed-values.ts';
import { type Representation, readRepresentation } from './representation.ts';
import { inside, plainMedia, wrapperIn } from './wrapping.ts';

/** A kind of resource that the mock remembers. */
export interface Kept {
  readonly resource: Resource;
  /** Template of one of them: "/pets/{petId}", "/pets/{petId}/collar". */
  readonly template: string;
  /**
   * What creates it, if that is at another path: POST /boards/{boardId}/columns for /columns/{columnId}. Undefined if the
   * collection itself does.
   */
  readonly createdBy: Operation | undefined;
  /** Where the answer to a creation says the identifier (JSON Pointer); undefined where it does not, or elsewhere. */
  readonly told: string | undefined;
  /** Identifiers of those that are there from the start. */
  readonly seeds: () => readonly string[];
  /** Found out when the first one is needed, so that starting takes no time for what nobody asks for. */
  readonly identity: () => Identity;
  readonly representation: () => Representation;
}

/** What the mock remembers, outermost first: whatever can be created or is there in the examples. */
export function readKept(
  contract: Contract,
  responses: Responses,
  graph: ResourceGraph = readResourceGraph(contract),
): readonly Kept[] {
  return graph.resources.flatMap((resource) => keptOf(contract, responses, graph, resource) ?? []);
}

function keptOf(
  contract: Contract,
  responses: Responses,
  graph: ResourceGraph,
  resource: Resource,
): Kept | undefined {
  const { roles } = resource;
  const elsewhere = foreignProducer(graph, resource);
  const createdBy = elsewhere?.operation;
  const shown =
    representedIn(responses, [roles.read, roles.create ?? createdBy, roles.replace]) ??
    askedForIn(graph, resource);
  if (!shown) return undefined;
  const media = resource.kind === 'collection' ? plainMedia(contract, resource, shown) : shown;
  const seeds = lazily(() =>
    resource.kind === 'collection'
      ? [
          ...new Set([
            ...seedsOf(contract, responses, resource, media),
            ...toldOf(responses, graph, resource),
          ]),
        ]
      : [],
  );
  if (!createdBy && !isCreated(graph, resource) && !(isMissed(resource) && seeds().length > 0))
    return undefined;
  const maker = ownProducer(graph, resource) ?? elsewhere;
  const identity = lazily(() => readIdentity(contract, graph, resource, media, seeds, maker));
  const representation = lazily(() => {
    const members = declaredMembers(contract.intended, media.schema);
    const bodies = [roles.create ?? createdBy, roles.replace, ...(createdBy ? [roles.patch] : [])]
      .flatMap((operation) => operation?.body?.content ?? [])
      .map((body) => {
        const wrapper = wrapperIn(contract, body, members);
        return wrapper === undefined ? body : inside(contract, body, wrapper);
      });
    return readRepresentation(contract, responses.bodies, {
      media,
      writers: bodies,
      decided: identity().decided,
    });
  });
  const template = resource.kind === 'collection' ? resource.itemPath : resource.path;
  return { resource, template, createdBy, told: maker?.pointer, seeds, identity, representation };
}

/** What the example of another operation's answer names, as a link says: who tells it may be asked for it. */
function toldOf({ ready, bodies }: Responses, graph: ResourceGraph, { roles }: Collection): string[] {
  const user = operationOnOne(roles);
  const producer = user && graph.producerFor(user);
  if (producer?.basis !== 'link' || producer.pointer === undefined) return [];
  const media = successOf(producer.operation, ready)?.media.find(({ type }) => isJson(type));
  const value = media && at(bodies.best(media).value, producer.pointer);
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** The first of the operations whose success answers with JSON shows how the resource looks. */
function representedIn(
  { ready }: Responses,
  operations: readonly (Operation | undefined)[],
): MediaType | undefined {
  const media = operations.flatMap((operation) =>
    operation ? (successOf(operation, ready)?.media ?? []) : [],
  );
  return media.find(({ type }) => isJson(type));
}

/** Where no answer shows a resource, the body that makes it does, as long as the client names it there. */
function askedForIn(graph: ResourceGraph, resource: Resource): MediaType | undefined {
  const producer = ownProducer(graph, resource);
  return producer?.chosen === undefined
    ? undefined
    : producer.operation.body?.content.find(({ type }) => isJson(type));
}

/** Whether clients make them, so that there are none but those that were made. */
function isCreated(graph: ResourceGraph, resource: Resource): boolean {
  const { roles } = resource;
  const answersCreated = (operation: Operation | undefined) =>
    operation?.responses.some(({ status }) => status === '201') === true;
  if (answersCreated(roles.create) || answersCreated(roles['create-many']) || answersCreated(roles.replace))
    return true;
  return ownProducer(graph, resource) !== undefined;
}

/** Whether the document knows that one can be missing. */
function isMissed({ roles }: Resource): boolean {
  const user = operationOnOne(roles);
  const statuses = user?.responses.map(({ status }) => status) ?? [];
  return coveringStatus(statuses, 404) !== undefined;
}

/**
 * The values that the path parameter is limited to; else its examples, in whatever operation they stand; else what the
 * example of the answer says.
 */
function seedsOf(
  { operations, intended }: Contract,
  { bodies }: Responses,
  { itemPath, parameter }: Collection,
  media: MediaType,
): readonly string[] {
  const parameters = operations
    .filter(({ path }) => isWithinTemplate(path, itemPath))
    .flatMap((operation) => sameParameter(operation, itemPath) ?? []);
  const choices = parameters.flatMap(({ schema }) => listedValues(intended, schema));
  if (choices.length > 0) return [...new Set(choices)];
  const seeds = parameters.flatMap(({ examples }) => examples.slice(0, 1)).map(({ value }) => String(value));
  if (seeds.length > 0) return [...new Set(seeds)];
  const own = shownIdentifier(bodies.best(media).value, parameter);
  return own === undefined ? [] : [own];
}
