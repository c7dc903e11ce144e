import { lazily } from '../../contract/memoise.ts';
import type { Answer } from '../responses/answer.ts';
import type { Params, Step } from './step.ts';

/** One resource, as text, so that it is small and nobody changes it by accident. */
interface Stored {
  readonly text: string;
  /** Whether it was there from the start; what is below it then is, too. */
  readonly seeded: boolean;
  /** What is below it, by the rest of the path: gone when it is gone. */
  below: Map<string, Shelf> | undefined;
  /** How it is answered and listed, as soon as that is known. */
  answer: Answer | undefined;
  listed: string | undefined;
}

/** The resources of one collection by identifier, in order of creation. A singleton lies under the empty one. */
type Shelf = Map<string, Stored>;

/** All that the mock remembers, as a tree of resources below resources. */
export interface Store {
  /** The resource at the end of some steps; undefined if one on the way is missing. */
  readonly find: (steps: readonly Step[], params: Params) => Stored | undefined;
  /** The first step that leads nowhere. */
  readonly missing: (steps: readonly Step[], params: Params) => Step | undefined;
  /** What lies where a step leads, below the resource before it; undefined while nothing does. */
  readonly shelf: (parent: Stored, step: Step, params: Params) => Shelf | undefined;
  readonly put: (parent: Stored, step: Step, params: Params, id: string, text: string) => Stored;
}

/**
 * Keeps at most `capacity` resources in one collection: beyond that the oldest is forgotten, because a mock may be under
 * load for hours and is no database.
 */
export function createStore(capacity: number): Store {
  const root = stored('', true);
  const forgetOldest = oldestForgetter();

  const shelf = (parent: Stored, step: Step, params: Params): Shelf | undefined => {
    const key = step.key(params);
    const known = parent.below?.get(key);
    if (known || !parent.seeded || !step.hasSeeds(params)) return known;
    const ids = step.seedIds();
    if (ids.length === 0) return undefined;
    const filled: Shelf = new Map(ids.map((id) => [id, seeded(() => step.seedText(id, params))]));
    place(parent, key, filled);
    return filled;
  };
  const find = (steps: readonly Step[], params: Params): Stored | undefined => {
    let current: Stored | undefined = root;
    for (const step of steps) {
      if (!current) return undefined;
      current = shelf(current, step, params)?.get(step.id(params));
    }
    return current;
  };
  return {
    find,
    shelf,
    missing: (steps, params) => steps.find((_, index) => !find(steps.slice(0, index + 1), params)),
    put: (parent, step, params, id, text) => {
      const key = step.key(params);
      const existing = shelf(parent, step, params);
      const target = existing ?? new Map<string, Stored>();
      if (!existing) place(parent, key, target);
      const before = target.get(id);
      const now = before ? { ...stored(text, before.seeded), below: before.below } : stored(text, false);
      target.set(id, now);
      if (target.size > capacity) forgetOldest(target);
      return now;
    },
  };
}

function stored(text: string, seeded: boolean): Stored {
  return { text, seeded, below: undefined, answer: undefined, listed: undefined };
}

/** Most examples are never looked at but only passed on the way to what is below them. */
function seeded(textOf: () => string): Stored {
  const text = lazily(textOf);
  return {
    get text() {
      return text();
    },
    seeded: true,
    below: undefined,
    answer: undefined,
    listed: undefined,
  };
}

function place(parent: Stored, key: string, shelf: Shelf): void {
  parent.below ??= new Map();
  parent.below.set(key, shelf);
}

/** Goes on where it left off: what was forgotten leaves holes at the front of a map, which are slow to step over. */
function oldestForgetter(): (shelf: Shelf) => void {
  const positions = new WeakMap<Shelf, MapIterator<[string, Stored]>>();
  return (shelf) => {
    const position = positions.get(shelf) ?? shelf.entries();
    positions.set(shelf, position);
    for (let next = position.next(); !next.done; next = position.next()) {
      const [id, { seeded: isExample }] = next.value;
      if (isExample) continue;
      shelf.delete(id);
      return;
    }
    positions.delete(shelf);
  };
}
