import { applyPatch, type Operation as PatchOperation } from 'rfc6902';
import type { Contract } from '../contract.ts';
import { at, child, isObject, type JsonObject } from '../json.ts';
import { essence, isJson } from '../operations/media-type.ts';
import type { MediaType, Operation } from '../operations/operation.ts';
import { withoutEndSlash } from '../operations/path-template.ts';
import { identifierMember } from '../resources/identifiers.ts';
import { type ResourceGraph, readResourceGraph } from '../resources/resource-graph.ts';
import type { Resource } from '../resources/resources.ts';
import { membersOf } from '../schemas/members.ts';
import { resolve } from '../schemas/references.ts';

/** RFC 6902, section 4.3. */
interface Replacement {
  readonly op: 'replace';
  readonly path: string;
  readonly value: unknown;
}

/** JSON Patches that mean something: a schema allows any operation on any path, and only the resource tells which. */
export interface PatchSamples {
  /**
   * Whether a body can be applied to the resource as it was created, as far as the document tells. RFC 6902: what is
   * replaced, removed or tested has to be there. True for every body that is no list of patch operations.
   */
  readonly applies: (media: MediaType, body: unknown) => boolean;
  /** Whether it applies, and leaves what could have been created. */
  readonly leavesValid: (media: MediaType, body: unknown) => boolean;
  /**
   * Makes a body out of the one that was generated from the schema alone (or undefined): each list of patch operations
   * in it becomes the replacement of one plain text of the resource. Undefined where the body is no patch, or where the
   * operation changes no resource that is known.
   */
  readonly make: (media: MediaType, generated: unknown) => unknown;
}

/** `sampleOf` gives a valid request body for a media type of the contract. */
export function createPatchSamples(
  contract: Contract,
  sampleOf: (media: MediaType) => unknown,
): PatchSamples {
  const sources = { contract, graph: readResourceGraph(contract), sampleOf: unlessUnderWay(sampleOf) };
  const bearers = new Map(
    contract.operations.flatMap((operation) =>
      (operation.body?.content ?? []).map((media) => [media, operation] as const),
    ),
  );
  /** Whether a patch leaves a valid resource, as far as the document tells; undefined where it does not apply. */
  function patchedBy(media: MediaType, body: unknown): { readonly isValid: boolean } | undefined {
    const operation = bearers.get(media);
    if (!operation || !isListOfOperations(body)) return { isValid: true };
    const { create, replace } = changedBy(operation, sources.graph.resources)?.roles ?? {};
    const resource = bodyOf(sources, create ?? replace);
    if (!resource) return { isValid: true };
    if (!hasPointersOnly(body)) return undefined;
    const patched = structuredClone(resource.value);
    const problems = applyPatch(patched, body);
    if (problems.some((problem) => problem !== null)) return undefined;
    return { isValid: contract.requests.at(resource.schema).accepts(patched) };
  }
  return {
    applies: (media, body) => patchedBy(media, body) !== undefined,
    leavesValid: (media, body) => patchedBy(media, body)?.isValid === true,
    make: (media, generated) => {
      const operation = bearers.get(media);
      const isList = isPatch(contract.intended, media);
      if (!operation || !(isList || holdsPatch(generated))) return undefined;
      const replacement = replacementFor(sources, operation);
      if (!replacement) return undefined;
      return isList ? [replacement] : withPatches(generated, replacement);
    },
  };
}

/** A list by its media type where the schema does not say, otherwise a list of items with an `op` and a `path`. */
function isPatch(document: JsonObject, { type, schema }: MediaType): boolean {
  const definition =
    schema === undefined ? undefined : resolve(document, at(document, schema), schema)?.value;
  const says = ['type', 'allOf', 'anyOf', 'oneOf'].some((keyword) => definition && keyword in definition);
  if (!says) return essence(type) === 'application/json-patch+json';
  const members = definition?.type === 'array' ? membersOf(document, definition.items) : [];
  return members.includes('op') && members.includes('path');
}

function holdsPatch(value: unknown): boolean {
  if (isListOfOperations(value)) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsPatch);
}

function withPatches(value: unknown, replacement: Replacement): unknown {
  if (isListOfOperations(value)) return [replacement];
  if (Array.isArray(value)) return value.map((item) => withPatches(item, replacement));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, withPatches(member, replacement)]),
  );
}

/** Whether a list of operations names places as JSON Pointers do (RFC 6901, section 3): the library throws if not. */
function hasPointersOnly(operations: readonly PatchOperation[]): boolean {
  const places = operations.flatMap((one) => ('from' in one ? [one.path, one.from] : [one.path]));
  return places.every((place) => place === '' || String(place).startsWith('/'));
}

/** Whether a value looks like a JSON Patch. */
export function isListOfOperations(value: unknown): value is PatchOperation[] {
  const isOperation = (item: unknown) =>
    isObject(item) && typeof item.op === 'string' && typeof item.path === 'string';
  return Array.isArray(value) && value.length > 0 && value.every(isOperation);
}

interface Sources {
  readonly contract: Contract;
  readonly graph: ResourceGraph;
  readonly sampleOf: (media: MediaType) => unknown;
}

/**
 * The replacement of a text that clients may write, that refers to nothing, and by which nobody finds the resource; another
 * value where one is valid. Where there is no such text, the replacement of another member by what it is.
 */
function replacementFor(sources: Sources, operation: Operation): Replacement | undefined {
  const resource = changedBy(operation, sources.graph.resources);
  const { create, replace } = resource?.roles ?? {};
  const bodies = [replace, create].flatMap((source) => bodyOf(sources, source) ?? []);
  const [main] = bodies;
  if (!main) return undefined;
  // What is replaced has to be there, so a member that creation leaves out does not do.
  const there = Object.keys(main.value).filter((name) => bodies.every(({ value }) => name in value));
  const identifier =
    resource?.kind === 'collection' ? identifierMember(there, resource.parameter) : undefined;
  const names = there.filter((name) => name !== identifier);
  const text = names.find((name) => isPlainText(sources, operation, main, name));
  const name = text ?? names.find((one) => isWritable(sources, operation, main, one));
  if (name === undefined) return undefined;
  const value = main.value[name];
  const changed = `${value} (changed)`;
  const accepts = sources.contract.requests.at(main.schema).accepts;
  const isChanged = text !== undefined && accepts({ ...main.value, [name]: changed });
  return { op: 'replace', path: child('', name), value: isChanged ? changed : value };
}

/** The resource at the operation's own path; for an operation on many ("/pets/bulk"), the collection it stands below. */
function changedBy(operation: Operation, resources: readonly Resource[]): Resource | undefined {
  const path = withoutEndSlash(operation.path);
  const exact = resources.find((resource) =>
    resource.kind === 'collection' ? resource.itemPath === path : resource.path === path,
  );
  return (
    exact ??
    resources.findLast(
      (resource) =>
        resource.kind === 'collection' &&
        path.startsWith(`${resource.path}/`) &&
        !path.startsWith(`${resource.itemPath}/`),
    )
  );
}

/** What is made from the sample of a body is no part of that sample: while one is looked for, there is none. */
function unlessUnderWay(sampleOf: Sources['sampleOf']): Sources['sampleOf'] {
  const underWay = new Set<MediaType>();
  return (media) => {
    if (underWay.has(media)) return undefined;
    underWay.add(media);
    try {
      return sampleOf(media);
    } finally {
      underWay.delete(media);
    }
  };
}

interface SampledBody {
  readonly schema: string;
  readonly value: JsonObject;
}

/** The body that says what a resource is. A list of patch operations says only what changes. */
function bodyOf(
  { contract: { intended }, sampleOf }: Sources,
  operation: Operation | undefined,
): SampledBody | undefined {
  const media = operation?.body?.content.find((one) => isJson(one.type) && !isPatch(intended, one));
  const value = media && sampleOf(media);
  return media?.schema !== undefined && isObject(value) ? { schema: media.schema, value } : undefined;
}

function isPlainText(sources: Sources, operation: Operation, body: SampledBody, name: string): boolean {
  return (
    typeof body.value[name] === 'string' &&
    isWritable(sources, operation, body, name, ['enum', 'const', 'format'])
  );
}

/** Whether a member refers to nothing, and has neither `readOnly` nor any of more keywords. */
function isWritable(
  { contract: { intended }, graph }: Sources,
  operation: Operation,
  { schema }: SampledBody,
  name: string,
  restricting: readonly string[] = [],
): boolean {
  if (graph.producerOfMember(operation, name)) return false;
  const definitions = definitionsOf(intended, at(intended, schema), name);
  return !definitions.some((definition) =>
    ['readOnly', ...restricting].some((keyword) => keyword in definition),
  );
}

/** What an object schema says about a member, wherever it says it. */
function definitionsOf(document: JsonObject, schema: unknown, name: string, depth = 0): JsonObject[] {
  const value = resolve(document, schema, '#')?.value;
  if (!value || depth > 5) return [];
  const own = isObject(value.properties) ? value.properties[name] : undefined;
  const definition = resolve(document, own, '#')?.value;
  const parts = [value.allOf, value.oneOf, value.anyOf].filter(Array.isArray).flat();
  return [
    ...(definition ? [definition] : []),
    ...parts.flatMap((part) => definitionsOf(document, part, name, depth + 1)),
  ];
}
