/**
 * A plain JSON value, taken apart into columns: the values of one member stand together, equal ones are written once.
 * A report shrinks to about a quarter before gzip sees it, and gzip then finds like beside like.
 */
export interface Columns {
  /** Every distinct leaf, in the order of first appearance. */
  readonly leaves: readonly Leaf[];
  readonly root: Column;
}

type Leaf = string | number | boolean | null;

type Column =
  /** For each value, how far its leaf is from the leaf of the value before it. */
  | { readonly leaf: readonly number[] }
  | { readonly lengths: readonly number[]; readonly items: Column }
  /** `in`: which of the records have the member; absent if all do. */
  | { readonly members: readonly { readonly name: string; readonly in?: string; readonly of: Column }[] }
  /** Values of several kinds, as they are. */
  | { readonly mixed: readonly unknown[] };

/** Takes a JSON value apart; `fromColumns` gives an equal one back. */
export function toColumns(value: unknown): Columns {
  const places = new Map<Leaf, number>();
  const root = columnOf([value], (leaf) => {
    const place = places.get(leaf) ?? places.size;
    places.set(leaf, place);
    return place;
  });
  return { leaves: [...places.keys()], root };
}

function columnOf(values: readonly unknown[], placeOf: (leaf: Leaf) => number): Column {
  if (values.every(isLeaf)) return { leaf: differences(values.map(placeOf)) };
  if (values.every(isList))
    return { lengths: values.map(({ length }) => length), items: columnOf(values.flat(), placeOf) };
  if (!values.every(isRecord)) return { mixed: values };
  const having = new Map<string, number[]>();
  for (const [at, value] of values.entries())
    for (const name of Object.keys(value)) {
      const known = having.get(name);
      if (known) known.push(at);
      else having.set(name, [at]);
    }
  return {
    members: [...having].map(([name, places]) => {
      const of = columnOf(
        places.map((at) => values[at]?.[name]),
        placeOf,
      );
      return places.length === values.length ? { name, of } : { name, in: bitsOf(places, values.length), of };
    }),
  };
}

/** For each of so many values "1" if it is one of those, else "0". */
function bitsOf(places: readonly number[], count: number): string {
  const bits = Array.from({ length: count }, () => '0');
  for (const at of places) bits[at] = '1';
  return bits.join('');
}

/** Puts together what `toColumns` took apart. */
export function fromColumns({ leaves, root }: Columns): unknown {
  return valuesOf(root, 1, leaves)[0];
}

function valuesOf(column: Column, count: number, leaves: readonly Leaf[]): readonly unknown[] {
  if ('leaf' in column) return sums(column.leaf).map((place) => leaves[place]);
  if ('mixed' in column) return column.mixed;
  if ('lengths' in column) {
    const items = valuesOf(column.items, total(column.lengths), leaves);
    const ends = sums(column.lengths);
    return column.lengths.map((length, at) => items.slice((ends[at] ?? 0) - length, ends[at]));
  }
  const records: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const { name, in: bits, of } of column.members) {
    const having = bits === undefined ? records : records.filter((_, at) => bits[at] === '1');
    const values = valuesOf(of, having.length, leaves);
    // Defined, not assigned: a member may be called __proto__.
    having.forEach((record, at) => {
      Object.defineProperty(record, name, { value: values[at], enumerable: true });
    });
  }
  return records;
}

function differences(numbers: readonly number[]): readonly number[] {
  return numbers.map((number, at) => number - (numbers[at - 1] ?? 0));
}

function sums(numbers: readonly number[]): readonly number[] {
  let sum = 0;
  return numbers.map((number) => {
    sum += number;
    return sum;
  });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}

function isLeaf(value: unknown): value is Leaf {
  return value === null || typeof value !== 'object';
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
