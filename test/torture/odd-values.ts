import fc from 'fast-check';

/** Below what servers take, in characters: they hang up on the rest of a longer body, and whether their 413 is read is luck. */
export const longest = 200_000;

/** Names and pointers that servers have stumbled over. */
const oddNames = ['__proto__', 'constructor', 'toString', 'length', '', 'a/b', '~', '\u0000', '\ud800', '0'];
const oddTexts = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'null',
  '-1',
  '1e400',
  'x'.repeat(5000),
  '<b>',
  "'; --",
];
const oddNumbers = [0, -0, -1, 0.1, 1e-320, 1e308, 2 ** 31, 2 ** 53, -(2 ** 63)];

const text = fc.oneof(fc.constantFrom(...oddTexts), fc.string({ unit: 'binary', maxLength: 30 }));

const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.constantFrom(...oddNumbers),
    fc.constantFrom(null, true, false),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...oddNames), fc.string()), tie('value'), { maxKeys: 3 }),
  ),
}));

/** Any JSON value, with a liking for odd ones. */
export const oddValue: fc.Arbitrary<unknown> = value;

const mutation = fc.oneof(
  value.map((odd) => ({ kind: 'replace', odd }) as const),
  fc.constant({ kind: 'remove' } as const),
  fc.tuple(fc.constantFrom(...oddNames), value).map(([name, odd]) => ({ kind: 'add', name, odd }) as const),
  fc.integer({ min: 2, max: 300 }).map((times) => ({ kind: 'repeat', times }) as const),
  fc.integer({ min: 1, max: 500 }).map((depth) => ({ kind: 'wrap', depth }) as const),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer Each> ? Each : never;

/** A sample, changed at up to three places. */
export function mutated(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const places = fc.array(fc.tuple(fc.nat(), mutation), { minLength: 0, maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...samples), places)
    .map(([sample, changes]) =>
      changes.reduce<unknown>((whole, [place, change]) => mutateAt(whole, place, change), sample),
    );
}

/** All places of a value: the value itself, and whatever is in it. */
export function pointersOf(whole: unknown, pointer = ''): string[] {
  if (typeof whole !== 'object' || whole === null) return [pointer];
  const inside = Object.entries(whole).flatMap(([name, member]) =>
    pointersOf(member, `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`),
  );
  return [pointer, ...inside];
}

function mutateAt(whole: unknown, place: number, change: Mutation): unknown {
  const pointers = pointersOf(whole);
  const tokens = (pointers[place % pointers.length] ?? '').split('/').slice(1);
  return changeAt(
    whole,
    tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~')),
    change,
  );
}

/** Undefined is what JSON leaves out. */
function changeAt(whole: unknown, [token, ...rest]: readonly string[], change: Mutation): unknown {
  if (token === undefined) return changed(whole, change);
  if (Array.isArray(whole))
    return whole.map((each, index) => (String(index) === token ? changeAt(each, rest, change) : each));
  if (typeof whole !== 'object' || whole === null) return whole;
  return Object.fromEntries(
    Object.entries(whole).map(([name, member]) => [
      name,
      name === token ? changeAt(member, rest, change) : member,
    ]),
  );
}

function changed(member: unknown, change: Mutation): unknown {
  switch (change.kind) {
    case 'replace':
      return change.odd;
    case 'remove':
      return undefined;
    case 'add':
      return typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries([...Object.entries(member), [change.name, change.odd]])
        : [change.odd];
    case 'repeat': {
      // What is repeated in what was repeated before would soon be longer than any text can be.
      const size = (JSON.stringify(member) ?? '').length;
      const times = Math.min(change.times, Math.max(1, Math.floor(longest / Math.max(1, size))));
      if (typeof member === 'string') return member.repeat(times);
      return Array.from({ length: times }, () => (Array.isArray(member) ? member[0] : member));
    }
    case 'wrap': {
      let wrapped = member;
      for (let left = change.depth; left > 0; left -= 1) wrapped = [wrapped];
      return wrapped;
    }
  }
}
