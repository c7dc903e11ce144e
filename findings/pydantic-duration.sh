#!/usr/bin/env bash
# Guess: what Pydantic writes for a timedelta fits the schema that Pydantic publishes for it (format: duration). It does not
# for a negative one, nor for one with a fraction of a second, in the eyes of the validator that most JavaScript tools use:
# the grammar of RFC 3339, appendix A, has neither a sign nor a fraction.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check pydantic==2.14.4
npm init -y >/dev/null
npm install --silent --no-audit --no-fund ajv@8.20.0 ajv-formats@3.0.1 >/dev/null
cat > wait.py <<'PY'
import json
from datetime import timedelta
import pydantic

class Wait(pydantic.BaseModel):
    wait: timedelta

lengths = [timedelta(seconds=7), timedelta(seconds=7.5), timedelta(seconds=-3)]
print(json.dumps({
    "version": pydantic.VERSION,
    "schema": Wait.model_json_schema(mode="serialization"),
    "written": [Wait(wait=length).model_dump(mode="json") for length in lengths],
}))
PY
venv/bin/python wait.py > written.json
cat > judge.mjs <<'JS'
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
const { version, schema, written } = JSON.parse(readFileSync('written.json', 'utf8'));
const ajv = new Ajv.default();
addFormats.default(ajv);
const validate = ajv.compile(schema);
const verdicts = written.map((value) => validate(value));
console.log(`pydantic ${version}: ${JSON.stringify(schema.properties.wait)}`);
written.forEach(({ wait }, index) => console.log(`${wait}: ${verdicts[index] ? 'fits' : 'does not fit'}`));
process.exit(JSON.stringify(verdicts) === '[true,false,false]' ? 0 : 1);
JS
node judge.mjs
