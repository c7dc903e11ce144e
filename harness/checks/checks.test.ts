import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contract, flawsOf } from '../testing/exchanges.ts';
import { checks } from './checks.ts';

/** The files of a folder that are neither tests nor the list. */
function filesOf(folder: string, ...others: readonly string[]): string[] {
  const files = readdirSync(new URL(folder, import.meta.url)).filter((file) => !file.endsWith('.test.ts'));
  return files.map((file) => file.replace(/\.ts$/, '')).filter((name) => !others.includes(name));
}

test('every check is in the list once, under the name of its file', () => {
  expect(checks.map(({ id }) => id).sort()).toEqual(filesOf('.', 'checks'));
});

test('every check has a test beside it', () => {
  const tests = readdirSync(new URL('.', import.meta.url)).filter((file) => file.endsWith('.test.ts'));
  expect(tests.sort()).toEqual(['checks', ...checks.map(({ id }) => id)].map((id) => `${id}.test.ts`).sort());
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom('%zz', '/books/%', '"', '{"error":', '[', 'Bearer', '\n\tat x'),
);
const header = fc.constantFrom(
  'content-type',
  'content-length',
  'location',
  'www-authenticate',
  'retry-after',
  'x-ratelimit-limit',
  'x-total-count',
  'x-content-type-options',
  'x-anything',
);
const answer = fc.record({
  operation: fc.constantFrom(...contract.operations.map(({ key }) => key)),
  status: fc.oneof(fc.integer({ min: 100, max: 599 }), fc.constantFrom(200, 201, 204, 400, 401, 404, 429)),
  headers: fc.dictionary(header, fc.oneof(text, fc.constant('application/json'))),
  body: fc.oneof(text, fc.json(), fc.jsonValue()),
  request: fc.record({
    headers: fc.dictionary(fc.constantFrom('authorization', 'cookie'), text),
    target: text,
  }),
});

test.each(checks)('$id finds whatever it finds in any answer, and never throws', (check) => {
  const property = fc.property(answer, (told) => {
    const flaws = flawsOf(check, told);
    return flaws.every(({ message }) => message !== '');
  });
  fc.assert(property, { seed: 11, numRuns: 300 });
});
