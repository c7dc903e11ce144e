import type { Contract } from '../../contract/contract.ts';
import { isObject, replaceAt } from '../../contract/json.ts';
import type { MediaType } from '../../contract/operations/operation.ts';
import { problemFinder } from '../requests/validity.ts';
import type { Bodies } from '../responses/bodies.ts';
import { copyMembers } from './copy-members.ts';
import { declaredMembers } from './declared-members.ts';
import type { Kept } from './kept.ts';
import { inside, wrapperIn } from './wrapping.ts';

/** A kept resource as another schema shows it: the same text where the schema is the same, else as much as fits. */
export type Projection = (text: string) => string;

export function projection(contract: Contract, bodies: Bodies, kept: Kept, media: MediaType): Projection {
  const representation = kept.representation();
  if (media.schema === representation.schema) return (text) => text;
  const members = declaredMembers(contract.intended, media.schema);
  const problemOf = problemFinder(contract.responses, media.schema);
  const accepts = (value: unknown) => problemOf(value) === undefined;
  const bases = [bodies.best(media), ...bodies.examples(media)].map(({ value }) => value);
  const objects = bases.filter(isObject);
  const { member } = kept.identity();
  const wrapper = wrapperIn(contract, media, representation.members);
  if (wrapper !== undefined) {
    const show = projection(contract, bodies, kept, inside(contract, media, wrapper));
    return (text) => {
      const shown: unknown = JSON.parse(show(text));
      const wrapped = objects.map((base) => replaceAt(base, wrapper, shown));
      return JSON.stringify(wrapped.find(accepts) ?? wrapped[0] ?? bases[0]);
    };
  }
  return (text) => {
    const value: unknown = JSON.parse(text);
    if (isObject(value) && objects.length > 0) {
      const lacks = (name: string) => representation.members.has(name) && !Object.hasOwn(value, name);
      return JSON.stringify(copyMembers({ members, accepts }, objects, value, lacks));
    }
    const identifier = isObject(value) && member !== undefined ? value[member] : undefined;
    const fitting = [value, identifier].find((candidate) => candidate !== undefined && accepts(candidate));
    return JSON.stringify(fitting ?? bases[0]);
  };
}
