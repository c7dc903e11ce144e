import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { longest, mutated, oddValue, pointersOf } from './odd-values.ts';

/** An operation that takes a body, with the examples of its document. */
export interface BodyOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly media: readonly { readonly type: string; readonly samples: readonly unknown[] }[];
}

export interface OddRequest {
  readonly operation: BodyOperation;
  readonly type: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
}

interface Documented {
  readonly operationId: string;
  readonly requestBody?: {
    readonly content: Readonly<
      Record<string, { readonly examples?: Readonly<Record<string, { readonly value: unknown }>> }>
    >;
  };
}

/** What takes a body in the document of an API. */
export function bodyOperations(api: string): readonly BodyOperation[] {
  const file = new URL(`../../specs/${api}/openapi.yaml`, import.meta.url);
  const { paths } = load(readFileSync(file, 'utf8')) as {
    readonly paths: Readonly<Record<string, Readonly<Record<string, Documented>>>>;
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { operationId: id, requestBody }]) => {
      const media = Object.entries(requestBody?.content ?? {}).map(([type, { examples = {} }]) => ({
        type,
        samples: Object.values(examples).map(({ value }) => value),
      }));
      return media.length > 0 ? [{ id, method: method.toUpperCase(), path, media }] : [];
    }),
  );
}

/** Bodies that servers should refuse, or take, and in any case survive. */
export function oddRequest(operations: readonly BodyOperation[]): fc.Arbitrary<OddRequest> {
  const choices = operations.flatMap((operation) => operation.media.map((media) => ({ operation, media })));
  return fc.constantFrom(...choices).chain(({ operation, media: { type, samples } }) => {
    const values = type.includes('json-patch')
      ? fc.oneof({ arbitrary: jsonPatch(samples), weight: 3 }, mutated(samples))
      : mutated(samples);
    const texts = values
      .map((value) => (type.includes('form') ? formOf(value) : (JSON.stringify(value) ?? '')))
      .map((text) => text.slice(0, longest));
    const bodies = fc.oneof<
      [fc.WeightedArbitrary<string>, ...fc.WeightedArbitrary<string | Uint8Array<ArrayBuffer>>[]]
    >(
      { arbitrary: texts, weight: 16 },
      ...[
        {
          arbitrary: fc.tuple(texts, fc.nat()).map(([text, at]) => text.slice(0, at % (text.length + 1))),
          weight: 1,
        },
        { arbitrary: fc.tuple(texts, fc.string({ maxLength: 5 })).map((parts) => parts.join('')), weight: 1 },
        { arbitrary: fc.uint8Array({ maxLength: 50 }).map((bytes) => new Uint8Array(bytes)), weight: 1 },
        { arbitrary: fc.integer({ min: 1, max: 10_000 }).map((depth) => '[{"a":'.repeat(depth)), weight: 1 },
      ],
    );
    const types = fc.oneof(
      { arbitrary: fc.constant(type), weight: 16 },
      fc.constantFrom(
        'application/json; charset=utf-16',
        'text/plain',
        'application/xml',
        'application/',
        '',
      ),
    );
    return fc.record({ operation: fc.constant(operation), type: types, body: bodies });
  });
}

function formOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const entries = Object.entries(value).map(([name, member]): [string, string] => [
    name,
    typeof member === 'string' ? member : (JSON.stringify(member) ?? ''),
  ]);
  return new URLSearchParams(entries).toString();
}

const oddPointers = [
  '',
  '/',
  '/-',
  '/-1',
  '/00',
  '/1e0',
  '/length',
  '/__proto__/x',
  '/constructor',
  '/~2',
  'name',
  '/name/0',
];

/** Operations on what the samples have, and on what no resource can have. */
function jsonPatch(samples: readonly unknown[]): fc.Arbitrary<unknown> {
  const named = samples.flatMap((patch) =>
    Array.isArray(patch) ? patch.map(({ path }) => String(path)) : [],
  );
  const inside = samples.flatMap((sample) => pointersOf(sample));
  const pointer = fc.constantFrom(...named, ...named.map((path) => `${path}/-`), ...inside, ...oddPointers);
  const operation = fc.record(
    {
      op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'merge'),
      path: pointer,
      from: pointer,
      value: oddValue,
    },
    { requiredKeys: ['op', 'path'] },
  );
  return fc.array(operation, { maxLength: 8 });
}
