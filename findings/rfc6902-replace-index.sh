#!/usr/bin/env bash
# Guess: a library that holds the index of "add" to RFC 6901 ("-1" and "00" are no indices) does so for "replace" and for what
# is read ("test", the "from" of "copy") as well. rfc6902 5.4.0 reports a MissingError for "add", and success for "replace", which
# sets a property of the array that its JSON never shows: the patch is accepted and changes nothing. What is read may be a
# property of JavaScript: "/tags/length" can be tested and copied. fast-json-patch 3.1.1, told to validate, refuses the indices and
# the test, and still copies the length.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund rfc6902@5.4.0 fast-json-patch@3.1.1 >> npm.log 2>&1
cat > patch.mjs <<'JS'
import fast from 'fast-json-patch';
import { applyPatch } from 'rfc6902';

const libraries = {
  'rfc6902 5.4.0': (document, patch) => {
    const [error] = applyPatch(document, patch);
    return error ? error.name : JSON.stringify(document);
  },
  'fast-json-patch 3.1.1': (document, patch) => {
    try {
      return JSON.stringify(fast.applyPatch(document, patch, true).newDocument);
    } catch (error) {
      return error.name;
    }
  },
};
const patches = [
  { op: 'add', path: '/tags/-1', value: 'b' },
  { op: 'replace', path: '/tags/-1', value: 'b' },
  { op: 'replace', path: '/tags/00', value: 'b' },
  { op: 'test', path: '/tags/length', value: 1 },
  { op: 'copy', from: '/tags/length', path: '/count' },
];
for (const [name, apply] of Object.entries(libraries))
  for (const operation of patches) {
    const { op, path, from = path } = operation;
    console.log(`${name}: ${op} ${from}: ${apply({ tags: ['a'] }, [operation])}`);
  }
JS
node patch.mjs | tee said.txt
diff said.txt - <<'EXPECTED'
rfc6902 5.4.0: add /tags/-1: MissingError
rfc6902 5.4.0: replace /tags/-1: {"tags":["a"]}
rfc6902 5.4.0: replace /tags/00: {"tags":["a"]}
rfc6902 5.4.0: test /tags/length: {"tags":["a"]}
rfc6902 5.4.0: copy /tags/length: {"tags":["a"],"count":1}
fast-json-patch 3.1.1: add /tags/-1: OPERATION_PATH_ILLEGAL_ARRAY_INDEX
fast-json-patch 3.1.1: replace /tags/-1: OPERATION_PATH_UNRESOLVABLE
fast-json-patch 3.1.1: replace /tags/00: OPERATION_PATH_UNRESOLVABLE
fast-json-patch 3.1.1: test /tags/length: OPERATION_PATH_ILLEGAL_ARRAY_INDEX
fast-json-patch 3.1.1: copy /tags/length: {"tags":["a"],"count":1}
EXPECTED
echo 'as described, with rfc6902 5.4.0 and fast-json-patch 3.1.1'
