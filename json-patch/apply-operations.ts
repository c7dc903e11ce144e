import { isDeepStrictEqual } from 'node:util';
import { type CopyBudget, deepest, isShallow } from './copy-budget.ts';
import { isThere, type Place, placeOf, tokensOf, valueAt } from './pointer.ts';

/** One operation of a JSON Patch, as it came. */
export interface Operation {
  readonly op?: unknown;
  readonly path?: unknown;
  readonly from?: unknown;
  readonly value?: unknown;
}

/** Why a patch cannot be applied: the first operation that cannot, counted from 0. */
export interface Refusal {
  readonly refused: 'malformed' | 'missing' | 'test-failed' | 'too-large';
  readonly index: number;
  readonly operation: Operation;
  /** A sentence without its end, as `there is nothing at /tags/3`. */
  readonly problem: string;
}

export type Applied = { readonly value: unknown } | Refusal;

/** A document is one level down, because an operation may replace all of it. */
interface Holder {
  document?: unknown;
}

type Failure = Pick<Refusal, 'refused' | 'problem'>;

const tooDeep: Failure = {
  refused: 'too-large',
  problem: `the result is nested deeper than ${deepest}`,
};

/**
 * What a JSON Patch makes of a document (RFC 6902), which stays as it is: all operations are applied, or none. Pointers
 * follow RFC 6901 to the letter, and each target must exist. What `copy` copies is taken from the budget.
 */
export function applyOperations(
  document: unknown,
  operations: readonly Operation[],
  budget: CopyBudget,
): Applied {
  const holder: Holder = { document: structuredClone(document) };
  for (const [index, operation] of operations.entries()) {
    const failure = perform(holder, operation, budget);
    if (failure) return { ...failure, index, operation };
  }
  const last = operations.at(-1);
  if (last && !isShallow(holder.document))
    return { ...tooDeep, index: operations.length - 1, operation: last };
  return { value: holder.document };
}

function perform(holder: Holder, operation: Operation, budget: CopyBudget): Failure | undefined {
  const place = target(holder, operation.path, 'path');
  if ('refused' in place) return place;
  switch (operation.op) {
    case 'add':
      return withValue(operation, (value) => add(place, operation.path, structuredClone(value)));
    case 'replace':
      return withValue(operation, (value) =>
        isThere(place) ? put(place, structuredClone(value)) : nothingAt(operation.path),
      );
    case 'test':
      return withValue(operation, (value) => test(place, operation.path, value));
    case 'remove':
      if (!isThere(place)) return nothingAt(operation.path);
      return operation.path === '' ? malformed('the whole document cannot be removed') : remove(place);
    case 'move':
      return move(holder, operation);
    case 'copy':
      return copy(holder, operation, place, budget);
    default:
      return malformed(`there is no operation ${shown(operation.op)}`);
  }
}

function withValue(
  operation: Operation,
  apply: (value: unknown) => Failure | undefined,
): Failure | undefined {
  return Object.hasOwn(operation, 'value') ? apply(operation.value) : malformed('it has no value');
}

function target(holder: Holder, pointer: unknown, member: 'path' | 'from'): Place | Failure {
  if (typeof pointer !== 'string') return malformed(`it has no ${member}`);
  const tokens = tokensOf(pointer);
  if (!tokens) return malformed(`its ${member} is no JSON Pointer`);
  return placeOf(holder, ['document', ...tokens]) ?? nothingAt(pointer);
}

function add(place: Place, pointer: unknown, value: unknown): Failure | undefined {
  if (place.in === 'object') return put(place, value);
  if (place.index > place.parent.length) return nothingAt(pointer);
  place.parent.splice(place.index, 0, value);
  return undefined;
}

/** A member called `__proto__` is a member like others here, and never the prototype. */
function put(place: Place, value: unknown): undefined {
  if (place.in === 'array') place.parent[place.index] = value;
  else
    Object.defineProperty(place.parent, place.key, {
      ...{ value, enumerable: true, configurable: true, writable: true },
    });
}

function remove(place: Place): undefined {
  if (place.in === 'array') place.parent.splice(place.index, 1);
  else delete place.parent[place.key];
}

function test(place: Place, pointer: unknown, value: unknown): Failure | undefined {
  if (!isThere(place)) return nothingAt(pointer);
  return isDeepStrictEqual(valueAt(place), value)
    ? undefined
    : { refused: 'test-failed', problem: `the test of ${shown(pointer)} fails` };
}

/** Removes, then adds, so that the path is that of a document without what is moved (RFC 6902, section 4.4). */
function move(holder: Holder, { from, path }: Operation): Failure | undefined {
  const source = target(holder, from, 'from');
  if ('refused' in source) return source;
  if (!isThere(source)) return nothingAt(from);
  if (from === path) return undefined;
  if (String(path).startsWith(`${from}/`)) return malformed('it moves a value into itself');
  const value = valueAt(source);
  remove(source);
  const place = target(holder, path, 'path');
  return 'refused' in place ? place : add(place, path, value);
}

function copy(
  holder: Holder,
  { from, path }: Operation,
  place: Place,
  budget: CopyBudget,
): Failure | undefined {
  const source = target(holder, from, 'from');
  if ('refused' in source) return source;
  if (!isThere(source)) return nothingAt(from);
  const value = valueAt(source);
  if (!budget.take(value, String(path).split('/').length))
    return { refused: 'too-large', problem: 'the patch copies more than a request may hold' };
  return add(place, path, structuredClone(value));
}

function malformed(problem: string): Failure {
  return { refused: 'malformed', problem };
}

function nothingAt(pointer: unknown): Failure {
  return { refused: 'missing', problem: `there is nothing at ${shown(pointer)}` };
}

function shown(value: unknown): string {
  return value === '' ? 'its root' : typeof value === 'string' ? value : JSON.stringify(value);
}
