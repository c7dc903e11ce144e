#!/usr/bin/env bash
# Guess: the new major of a YAML library reads what OpenAPI documents are written in as the one before it did, and as other
# libraries do. js-yaml 5 refuses a bracket that closes below the name of its member, and reads a merge key as a member that is
# called "<<", unless a schema with its mergeTag is given. js-yaml 4 and PyYAML read both as they were meant; yaml 2 takes the
# bracket, and merges only when asked to. The parser of Redocly's core merges, and refuses the bracket.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund four@npm:js-yaml@4.1.1 five@npm:js-yaml@5.5.0 yaml@2.9.1 @redocly/openapi-core@2.64.0 >> npm.log 2>&1
python3 -m venv venv
venv/bin/pip install -q PyYAML==6.0.3 > pip.log 2>&1
printf 'ports:\n  example: {\n    "80/tcp": {}\n  }\n' > bracket.yaml
printf 'errors: &errors\n  "400": Bad\nresponses:\n  <<: *errors\n  "200": Fine\n' > merge.yaml
cat > read.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { parseYaml } from '@redocly/openapi-core';
import { load as five } from 'five';
import four from 'four';
import { parse } from 'yaml';

const readers = {
  'js-yaml 4.1.1': four.load,
  'js-yaml 5.5.0': (text) => five(text),
  'yaml 2.9.1': (text) => parse(text),
  '@redocly/openapi-core 2.64.0': (text) => parseYaml(text),
};
for (const file of ['bracket.yaml', 'merge.yaml'])
  for (const [name, read] of Object.entries(readers)) {
    try {
      console.log(`${file}: ${name}: ${JSON.stringify(Object.values(read(readFileSync(file, 'utf8'))).at(-1))}`);
    } catch (error) {
      console.log(`${file}: ${name}: refused, ${error.reason}`);
    }
  }
JS
cat > read.py <<'PY'
import json, yaml
for file in ('bracket.yaml', 'merge.yaml'):
    value = list(yaml.safe_load(open(file)).values())[-1]
    print(f"{file}: PyYAML {yaml.__version__}: {json.dumps(value, separators=(',', ':'), sort_keys=True)}")
PY
{ node read.mjs; venv/bin/python read.py; } | tee seen.txt
cat > expected.txt <<'TXT'
bracket.yaml: js-yaml 4.1.1: {"example":{"80/tcp":{}}}
bracket.yaml: js-yaml 5.5.0: refused, deficient indentation
bracket.yaml: yaml 2.9.1: {"example":{"80/tcp":{}}}
bracket.yaml: @redocly/openapi-core 2.64.0: refused, deficient indentation
merge.yaml: js-yaml 4.1.1: {"200":"Fine","400":"Bad"}
merge.yaml: js-yaml 5.5.0: {"200":"Fine","<<":{"400":"Bad"}}
merge.yaml: yaml 2.9.1: {"200":"Fine","<<":{"400":"Bad"}}
merge.yaml: @redocly/openapi-core 2.64.0: {"200":"Fine","400":"Bad"}
bracket.yaml: PyYAML 6.0.3: {"example":{"80/tcp":{}}}
merge.yaml: PyYAML 6.0.3: {"200":"Fine","400":"Bad"}
TXT
diff expected.txt seen.txt
