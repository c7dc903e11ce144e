import type { Contract } from '../../contract/contract.ts';
import { isObject, type JsonObject } from '../../contract/json.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import type { Problem } from '../../contract/validation/validators.ts';
import { problemFinder } from '../requests/validity.ts';
import type { Bodies } from '../responses/bodies.ts';
import { copyMembers } from './copy-members.ts';
import { type DeclaredMembers, declaredMembers } from './declared-members.ts';
import { stampOf } from './identifiers.ts';

/** How the resources of one kind look while they are kept: as the operation answers that reads them. */
export interface Representation {
  readonly schema: string | undefined;
  readonly members: DeclaredMembers;
  readonly problemOf: (value: unknown) => Problem | undefined;
  /** A valid one, from the examples. */
  readonly example: unknown;
  /** Members that no client may write. */
  readonly readOnly: ReadonlySet<string>;
  /**
   * What a body makes of a resource. `fixed` are the members that the path and the identifier decide; `previous` is what
   * the body replaces, if anything. Always valid.
   */
  readonly compose: (body: unknown, fixed: JsonObject, previous?: JsonObject) => unknown;
  /** A resource with those members of a body taken over that fit into it. */
  readonly fitted: (resource: unknown, body: JsonObject) => unknown;
  /** A resource with its time of modification renewed, where it has one. */
  readonly touched: (value: unknown) => unknown;
  /** A resource without what is write-only, at any depth: that is never kept, because nobody reads it. */
  readonly shown: (value: unknown) => unknown;
}

export interface Kind {
  /** What the resource looks like when it is read. */
  readonly media: MediaType;
  /** The bodies that write it. */
  readonly writers: readonly MediaType[];
  /** Members that the server decides whatever the writers declare. */
  readonly decided: readonly string[];
}

export function readRepresentation(contract: Contract, bodies: Bodies, kind: Kind): Representation {
  const { media, writers, decided } = kind;
  const members = declaredMembers(contract.intended, media.schema);
  const problemOf = problemFinder(contract.responses, media.schema);
  const accepts = (value: unknown) => problemOf(value) === undefined;
  const example = bodies.best(media).value;
  const readOnly = new Set([...decided, ...marked(members)]);
  const written = new Set(
    writers.flatMap(({ schema }) => [...declaredMembers(contract.intended, schema).keys()]),
  );
  const shown = (value: unknown) => bodies.shown(media.schema, value);
  const isWritable = (name: string) => (written.size === 0 || written.has(name)) && !readOnly.has(name);
  const stamps = [...members.keys()].filter((name) => !isWritable(name) && stampOf(name, members));
  const examples = bodies.examples(media).map(({ value }) => value);
  const bases = [example, ...examples].filter(isObject);

  const stamped = (isNew: boolean): JsonObject => {
    const now = new Date().toISOString();
    const due = stamps.filter((name) => isNew || stampOf(name, members) === 'modified');
    return Object.fromEntries(due.map((name) => [name, now]));
  };
  const compose = (said: unknown, fixed: JsonObject, previous?: JsonObject): unknown => {
    const seen = said === undefined ? undefined : shown(said);
    // Whoever says nothing about it, or sends a list of many, gets an example under an identifier of its own.
    const isUnsaid = seen === undefined || !(isObject(seen) || accepts(seen));
    const body = isUnsaid ? {} : seen;
    if (!isObject(body) || bases.length === 0) return !isUnsaid && accepts(body) ? body : example;
    const own = Object.fromEntries(Object.entries(body).filter(([name]) => isWritable(name)));
    const incoming = { ...own, ...fixed, ...stamped(previous === undefined) };
    const lacks = (name: string) => !isUnsaid && isWritable(name) && !Object.hasOwn(own, name);
    return copyMembers({ members, accepts }, previous ? [previous, ...bases] : bases, incoming, lacks);
  };
  const fitted = (resource: unknown, body: JsonObject): unknown =>
    isObject(resource) ? copyMembers({ members, accepts }, [resource], body, () => false) : resource;
  const touched = (value: unknown): unknown => {
    if (!isObject(value) || stamps.length === 0) return value;
    const renewed = { ...value, ...stamped(false) };
    return accepts(renewed) ? renewed : value;
  };
  return { schema: media.schema, members, problemOf, example, readOnly, compose, fitted, touched, shown };
}

function marked(members: DeclaredMembers): string[] {
  return [...members].filter(([, { schema }]) => schema.readOnly === true).map(([name]) => name);
}
