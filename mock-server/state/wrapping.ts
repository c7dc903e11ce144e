import type { Contract } from '../../contract/contract.ts';
import { at, isObject } from '../../contract/json.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import type { Collection } from '../../contract/resources/resources.ts';
import { identifyingWrapper, wrapperOf } from '../../contract/resources/wrapper.ts';
import { type DeclaredMembers, declaredMembers } from './declared-members.ts';

/** Resources are kept plain, also where some of their representations stand in a member of a body: `{"pet": {…}}`. */

/** What a media type shows of a resource by itself, told by where the identifier stands. */
export function plainMedia(contract: Contract, { parameter }: Collection, media: MediaType): MediaType {
  if (media.schema === undefined) return media;
  const { intended } = contract;
  const wrapper = identifyingWrapper(intended, at(intended, media.schema), parameter);
  return wrapper === undefined ? media : inside(contract, media, wrapper);
}

/** The member of a media type in which a resource with these members stands; undefined where it stands by itself. */
export function wrapperIn(
  { intended }: Contract,
  { schema }: MediaType,
  members: DeclaredMembers,
): string | undefined {
  return schema === undefined
    ? undefined
    : wrapperOf(intended, at(intended, schema), new Set(members.keys()));
}

/** A media type for what stands in a member of another one. */
export function inside({ intended }: Contract, media: MediaType, wrapper: string): MediaType {
  const examples = media.examples.flatMap((example) =>
    isObject(example.value) && wrapper in example.value
      ? [{ ...example, value: example.value[wrapper] }]
      : [],
  );
  return {
    type: media.type,
    schema: declaredMembers(intended, media.schema).get(wrapper)?.pointer,
    examples,
  };
}

/** Takes what the body of an operation says about a resource out of the member that wraps it. */
export function unwrapper(
  contract: Contract,
  members: DeclaredMembers,
  operation: Operation,
): (body: unknown) => unknown {
  const wrappers = (operation.body?.content ?? []).flatMap(
    (media) => wrapperIn(contract, media, members) ?? [],
  );
  return (body) => {
    const wrapper = isObject(body) ? wrappers.find((name) => isObject(body[name])) : undefined;
    return isObject(body) && wrapper !== undefined ? body[wrapper] : body;
  };
}
