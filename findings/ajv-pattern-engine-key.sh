#!/usr/bin/env bash
# Guess: with an engine of regular expressions of one's own (option code.regExp), Ajv asks it once for each pattern, and tests each
# text with what it got for that pattern; its type asks for a function "test" and nothing else. Ajv keeps what the engine returns
# by String(it): where those objects have no toString of their own, all patterns of a schema are tested with the first one.
# Nothing warns, in strict mode either.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund ajv@8.20.0 >> npm.log 2>&1
cat > engines.mjs <<'JS'
import { Ajv } from 'ajv';

const text = (pattern) => ({ type: 'string', pattern });
const schema = { type: 'object', properties: { word: text('^[a-z]+$'), digits: text('^[0-9]+$') } };
const engines = {
  'no engine': undefined,
  'objects with test': (pattern) => ({ test: (text) => new RegExp(pattern).test(text) }),
  'objects with test and toString': (pattern) => ({
    test: (text) => new RegExp(pattern).test(text),
    toString: () => pattern,
  }),
};
for (const [name, engine] of Object.entries(engines)) {
  const code = engine && { regExp: Object.assign(engine, { code: 'engine' }) };
  const validate = new Ajv(code ? { code } : {}).compile(schema);
  console.log(`${name}: digits "1" ${validate({ digits: '1' })}, digits "a" ${validate({ digits: 'a' })}`);
}
JS
node engines.mjs | tee said.txt
diff said.txt - <<'EXPECTED'
no engine: digits "1" true, digits "a" false
objects with test: digits "1" false, digits "a" true
objects with test and toString: digits "1" true, digits "a" false
EXPECTED
echo 'as described, with Ajv 8.20.0'
