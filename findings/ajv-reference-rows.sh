#!/usr/bin/env bash
# Guess: a validator that compiles schemas takes a row of 2,000 small definitions, each of which refers to the next one, as it
# takes a row of 50. Ajv and schemasafe compile a definition inside the one that refers to it, and end with a RangeError of the
# stack, although no value is nested. A validator that interprets does not; and Ajv takes the same row where the definitions are
# compiled one after the other, the last one first. Documents of large APIs have such rows, often closed to a ring.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund ajv@8.20.0 @exodus/schemasafe@1.3.0 @cfworker/json-schema@4.1.1 >> npm.log 2>&1
cat > judge.mjs <<'JS'
import { Validator } from '@cfworker/json-schema';
import { validator } from '@exodus/schemasafe';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';

const id = 'https://example.test/row';
function row(length) {
  const definitions = Array.from({ length }, (_, index) => [
    `d${index}`,
    index + 1 < length ? { type: 'object', properties: { next: { $ref: `#/$defs/d${index + 1}` } } } : { type: 'string' },
  ]);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $ref: '#/$defs/d0',
    $defs: Object.fromEntries(definitions),
  };
}
const ways = {
  ajv: (schema) => new Ajv2020().compile(schema),
  'ajv, the last one first': ({ $defs }) => {
    const ajv = new Ajv2020().addSchema({ $defs }, id);
    const names = Object.keys($defs).reverse();
    return names.map((name) => ajv.getSchema(`${id}#/$defs/${name}`)).at(-1);
  },
  '@exodus/schemasafe': (schema) => validator(schema),
  '@cfworker/json-schema': (schema) => (value) => new Validator(schema, '2020-12').validate(value).valid,
};
for (const name of ['ajv', '@exodus/schemasafe', '@cfworker/json-schema'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`)).version);
const seen = Object.entries(ways).map(([name, compile]) => [name, ...[50, 2000].map((length) => outcome(compile, length))]);
function outcome(compile, length) {
  try {
    return String(compile(row(length))({ next: {} }));
  } catch (error) {
    return error.name;
  }
}
for (const [name, short, long] of seen) console.log(`${name}: of 50 ${short}, of 2,000 ${long}`);
const expected = ['true RangeError', 'true true', 'true RangeError', 'true true'];
process.exit(seen.every(([, ...found], index) => found.join(' ') === expected[index]) ? 0 : 1);
JS
node judge.mjs
