import type { Operation } from '../../contract/operations/operation.ts';
import type { PathValues } from '../model/scenario.ts';

/** The identifiers that a run may send in the path of a request that changes something. Lives as long as the run. */
export interface OwnResources {
  /** A resource that this run made, at the place of a parameter in a path. */
  readonly add: (path: string, parameter: string, value: string) => void;
  /** An identifier that nothing has. */
  readonly addMadeUp: (path: string, parameter: string, value: string) => void;
  /** Whether the run made it, or was told so. */
  readonly made: (path: string, parameter: string, value: string) => boolean;
  readonly isMadeUp: (path: string, parameter: string, value: string) => boolean;
  /** What was there before the run: never its own, whatever an answer says. */
  readonly exists: (path: string, parameter: string, value: string) => void;
  /** All that was there before the run in the collection of a path was told to `exists`. */
  readonly knowsAll: (path: string) => void;
  /** Whether it is known that nothing was called so before the run. */
  readonly isKnownAsNew: (path: string, parameter: string, value: string) => boolean;
  readonly existed: (path: string, parameter: string, value: string) => boolean;
  /** The first parameters of an operation's path, of some, whose value is not the run's own. */
  readonly foreign: (
    operation: Pick<Operation, 'path'>,
    parameters: readonly string[],
    values: PathValues,
  ) => string | undefined;
}

export function createOwnResources(): OwnResources {
  const own = new Set<string>();
  const madeUp = new Set<string>();
  const before = new Set<string>();
  const whole = new Set<string>();
  return {
    add: (path, parameter, value) => {
      const place = placeOf(path, parameter, value);
      if (!before.has(place)) own.add(place);
    },
    addMadeUp: (path, parameter, value) => {
      const place = placeOf(path, parameter, value);
      own.add(place);
      madeUp.add(place);
    },
    made: (path, parameter, value) => {
      const place = placeOf(path, parameter, value);
      return own.has(place) && !madeUp.has(place);
    },
    isMadeUp: (path, parameter, value) => madeUp.has(placeOf(path, parameter, value)),
    exists: (path, parameter, value) => {
      before.add(placeOf(path, parameter, value));
    },
    knowsAll: (path) => {
      whole.add(path);
    },
    isKnownAsNew: (path, parameter, value) => whole.has(path) && !before.has(placeOf(path, parameter, value)),
    existed: (path, parameter, value) => before.has(placeOf(path, parameter, value)),
    foreign: ({ path }, parameters, values) =>
      parameters.find((name) => !own.has(placeOf(path, name, values[name] ?? ''))),
  };
}

/**
 * An identifier with the word before it: "pets 1 7" of "/v1/pets/{petId}" and of "/shops/{shopId}/pets/{petId}". The same
 * number in another collection is something else.
 */
function placeOf(path: string, parameter: string, value: string): string {
  const segments = path.split('/');
  const at = segments.findIndex((segment) => segment.includes(`{${parameter}}`));
  const before = segments.slice(0, at).findLastIndex((segment) => !segment.includes('{'));
  return [segments[before] ?? '', at - before, segments[at], value].join(' ').replace(`{${parameter}}`, '{}');
}
