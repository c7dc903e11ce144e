import type { Contract } from '../../contract/contract.ts';
import { at, child, isObject } from '../../contract/json.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import {
  identifyingWrapper,
  type Wrapper,
  wrapperInEnvelope,
  wrapperOf,
} from '../../contract/resources/wrapper.ts';
import { type DeclaredMembers, declaredMembers } from './declared-members.ts';

/** Resources are kept plain, also where some of their representations stand in members of a body: `{"pet": {…}}`. */

/** What a media type shows of a resource by itself, told by where the identifier stands. */
export function plainMedia(contract: Contract, collection: Collection, media: MediaType): MediaType {
  if (media.schema === undefined) return media;
  const { intended } = contract;
  const schema = at(intended, media.schema);
  const wrapper =
    identifyingWrapper(intended, schema, collection.parameter) ??
    wrapperInEnvelope(intended, schema, collection);
  return wrapper === undefined ? media : inside(contract, media, wrapper);
}

/** The members of a media type in which a resource with these members stands; undefined where it stands by itself. */
export function wrapperIn(
  { intended }: Contract,
  { schema }: MediaType,
  members: DeclaredMembers,
): Wrapper | undefined {
  return schema === undefined
    ? undefined
    : wrapperOf(intended, at(intended, schema), new Set(members.keys()));
}

/** A media type for what stands in members of another one. */
export function inside({ intended }: Contract, media: MediaType, wrapper: Wrapper): MediaType {
  const within = (outer: MediaType, name: string): MediaType => ({
    type: outer.type,
    schema: declaredMembers(intended, outer.schema).get(name)?.pointer,
    examples: outer.examples.flatMap((example) =>
      isObject(example.value) && name in example.value ? [{ ...example, value: example.value[name] }] : [],
    ),
  });
  return wrapper.reduce(within, media);
}

/** Takes what the body of an operation says about a resource out of the members that wrap it. */
export function unwrapper(
  contract: Contract,
  members: DeclaredMembers,
  operation: Operation,
): (body: unknown) => unknown {
  const wrappers = (operation.body?.content ?? []).flatMap(
    (media) => wrapperIn(contract, media, members) ?? [],
  );
  return (body) => {
    const wrapped = wrappers.map((wrapper) => at(body, child('', ...wrapper))).find(isObject);
    return wrapped ?? body;
  };
}
