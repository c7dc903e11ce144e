import { child, isObject, type JsonObject, tokens } from '../json.ts';

/** What stands elsewhere in a converted document than in the file that it was made from. */
export interface Moves {
  /** Notes where something stands now, and where it stands in the file; all inside of it has moved with it. */
  readonly note: (now: string, inFile: string) => void;
  /** The same of a schema, which references of others may lead to. */
  readonly noteSchema: (now: string, inFile: string) => void;
  /** The pointer into the file for a pointer into the converted document. */
  readonly origin: (pointer: string) => string;
  /** Where a schema of the file stands now; where there are several places, the first of them. */
  readonly current: (inFile: string) => string;
}

export function createMoves(): Moves {
  const origins = new Map<string, string>();
  const places = new Map<string, string>();
  return {
    note: (now, inFile) => {
      origins.set(now, inFile);
    },
    noteSchema: (now, inFile) => {
      origins.set(now, inFile);
      if (!places.has(inFile)) places.set(inFile, now);
    },
    origin: (pointer) => follow(origins, pointer),
    current: (inFile) => follow(places, inFile),
  };
}

/** Replaces the longest beginning of a pointer that is known. */
function follow(known: ReadonlyMap<string, string>, pointer: string): string {
  for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
    const found = known.get(pointer.slice(0, end));
    if (found !== undefined) return found + pointer.slice(end);
  }
  return pointer;
}

/** A copy of a document in which references into what has moved lead to where it stands now. */
export function followMoves(document: JsonObject, { current }: Moves): JsonObject {
  const copy = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, of(name, member)]));
  };
  const of = (name: string, member: unknown): unknown => {
    if (name === 'example' || name === 'examples' || name.startsWith('x-')) return member;
    return name === '$ref' && typeof member === 'string' ? led(member) : copy(member);
  };
  const led = ($ref: string): string => {
    if (!$ref.startsWith('#/')) return $ref;
    const inFile = child('#', ...tokens($ref));
    const now = current(inFile);
    return now === inFile ? $ref : now;
  };
  return Object.fromEntries(Object.entries(document).map(([name, member]) => [name, of(name, member)]));
}
