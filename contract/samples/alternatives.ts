import { at, isObject, type JsonObject, type Path, placeName, replaceAt } from '../json.ts';
import { alternativeNames, isNothing } from '../making/alternative-name.ts';
import { type Choice, choicePoints, isTagged } from '../making/choice.ts';
import { lazily } from '../memoise.ts';
import { bases } from '../schemas/discriminator.ts';
import { membersOf } from '../schemas/members.ts';
import type { Source } from './generate.ts';
import type { Sample } from './sample.ts';

/** A way in which a body may be, of several that the document lists (`oneOf`, `anyOf`, a discriminator). */
export interface Alternative {
  /** Different for each of a body, and the same in every run: "dog", "payment transfer". */
  readonly name: string;
  /** Whether the whole body is of it, or a member that says so itself; otherwise it may depend on the rest of the body. */
  readonly isIndependent: boolean;
  readonly isIn: (body: unknown) => boolean;
  /** A valid body of this alternative, or undefined if none could be found. */
  readonly sample: () => Sample | undefined;
}

interface Finder {
  /** The body that is sent as a rule; it is also that of its own alternative. */
  readonly usual: () => Sample | undefined;
  readonly find: (choice: Choice, fits: (body: unknown) => boolean) => Sample | undefined;
  readonly isValid: (body: unknown) => boolean;
}

/** More of one body are not used: some documents list a hundred kinds of event. */
const most = 8;

/**
 * The alternatives at a schema. Operations of a patch are none. No value is made before it is asked for, so that a plan
 * costs no more for them; which they are does not depend on the examples of the document.
 */
export function alternativesOf(
  { document, test }: Source,
  schema: string,
  { usual, find, isValid }: Finder,
): Alternative[] {
  const found: Alternative[] = [];
  for (const { path, among } of choicePoints(document, at(document, schema))) {
    const names = alternativeNames(document, among);
    for (const [index, taken] of among.entries()) {
      if (found.length >= most) return found;
      const choice = { path, among, taken };
      const isIn = (body: unknown) => valuesAt(body, path).some((value) => test(taken, value));
      if (isNothing(document, taken) || isBase(taken) || isOperation(document, taken)) continue;
      found.push({
        name: [placeName(path), names[index]].filter((word) => word !== '').join(' '),
        isIndependent: path.length === 0 || isTagged(document, choice),
        isIn,
        sample: lazily(() => {
          const sample = usual();
          if (sample && isIn(sample.value)) return sample;
          const found = find(choice, isIn);
          return (found && sample && placedIn(sample, found, choice, isValid)) ?? found;
        }),
      });
    }
  }
  return found;
}

/** The usual body with what was made in one place: nothing else differs where that is valid too. */
function placedIn(
  usual: Sample,
  { value, from }: Sample,
  { path }: Choice,
  isValid: (body: unknown) => boolean,
): Sample | undefined {
  const [made] = valuesAt(value, path);
  const body = replaceAt(usual.value, path, made);
  const isBetter = from === 'generated' && path.length > 0 && isValid(body);
  return isBetter ? { ...usual, value: body, from } : undefined;
}

/** Whether it is what a family of schemas extends: nobody may be meant to send that. */
function isBase(schema: unknown): boolean {
  const [first] = isObject(schema) && Array.isArray(schema.allOf) ? schema.allOf : [];
  return isObject(first) && typeof first.$ref === 'string' && first.$ref.startsWith(`${bases}/`);
}

/** Whether it is an operation of a JSON Patch: which ones can be applied depends on the resource. */
function isOperation(document: JsonObject, schema: unknown): boolean {
  const members = membersOf(document, schema);
  return members.includes('op') && members.includes('path');
}

/** All values at a place, where 0 stands for any item. */
function valuesAt(value: unknown, [first, ...rest]: Path): unknown[] {
  if (first === undefined) return [value];
  if (first === 0) return Array.isArray(value) ? value.flatMap((item) => valuesAt(item, rest)) : [];
  return isObject(value) && Object.hasOwn(value, first) ? valuesAt(value[first], rest) : [];
}
