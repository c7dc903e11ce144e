#!/usr/bin/env bash
# Guess: a validator with its format checker switched on takes 01:02:00Z for a `time`, and refuses 01:02:00, which has no offset
# (RFC 3339, full-time). jsonschema for Python does the reverse with FormatChecker(), the checker of no dialect in particular:
# that one knows `time` as draft 3 had it. The checker of the dialect, Draft202012Validator.FORMAT_CHECKER, does as expected.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check 'jsonschema[format]==4.26.0' rfc3339-validator==0.1.4
cat > judge.py <<'PY'
import sys
from importlib.metadata import version
from jsonschema import Draft202012Validator, FormatChecker

schema = {"type": "string", "format": "time"}
times = ["01:02:00Z", "01:02:00"]
seen = {}
for name, checker in {
    "FormatChecker()": FormatChecker(),
    "Draft202012Validator.FORMAT_CHECKER": Draft202012Validator.FORMAT_CHECKER,
}.items():
    validator = Draft202012Validator(schema, format_checker=checker)
    seen[name] = [validator.is_valid(time) for time in times]
print("jsonschema", version("jsonschema"))
for name, verdicts in seen.items():
    print(name, dict(zip(times, verdicts)))
sys.exit(0 if list(seen.values()) == [[False, True], [True, False]] else 1)
PY
venv/bin/python judge.py
