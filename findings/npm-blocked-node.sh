#!/usr/bin/env bash
# Guess: what cannot work without its install script is not installed silently: where npm 12 blocks the script of the package
# "node", which fetches the Node of that version, the install fails, or the command is there and says what it lacks.
# What happens: npm 12.2.2 ends with exit code 0 and "added 2 packages". node_modules/node has no bin/, node_modules/.bin is missing,
# and "npx node" goes on with the Node of the machine. A line of a warning, which --silent hides, is all that is said. As soon as
# package.json has allowScripts, the same install leads to the wanted Node.
# Why it matters: a project that pins its Node by this package tests with another Node after an update of npm, and nothing turns red.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/tool" "$folder/project"
cd "$folder/tool"
# npm 12 needs a newer Node than 20; npm 11 and older run the script anyway.
echo '{"private":true,"allowScripts":{"node":true}}' > package.json
npm install --no-audit --no-fund --loglevel=error npm@12.2.2 node@24.20.0 > ../npm.log 2>&1
export PATH="$folder/tool/node_modules/.bin:$PATH"
cd "$folder/project"
node --version
npm --version
look() {
  echo "exit code $?"
  if [ -x node_modules/.bin/node ]; then node_modules/.bin/node --version; else echo 'no node_modules/.bin/node'; fi
  echo "npx node: $(npx --no-install node --version 2> npx.log)"
}
{
  echo '{"private":true,"devDependencies":{"node":"24.21.0"}}' > package.json
  echo 'as it is:'
  npm install --no-audit --no-fund --silent
  look
  rm -rf node_modules package-lock.json
  echo '{"private":true,"devDependencies":{"node":"24.21.0"},"allowScripts":{"node":true}}' > package.json
  echo 'with allowScripts:'
  npm install --no-audit --no-fund --silent
  look
} 2>&1 | tee said.txt
diff said.txt - <<'EXPECTED'
as it is:
exit code 0
no node_modules/.bin/node
npx node: v24.20.0
with allowScripts:
exit code 0
v24.21.0
npx node: v24.21.0
EXPECTED
echo 'as described, with npm 12.2.2 and the package node 24.21.0'
