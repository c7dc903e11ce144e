#!/usr/bin/env bash
# Guess: a library that makes a singular of a plural undoes what it does itself: the singular of the plural of a word is the
# word.
# What happens: inflection 3.0.2 makes "analyses" of "analysis", and "analyasis" of "analyses"; "cookies" and "caches" come back
# as "cooky" and "cach", although all its plurals are right. pluralize 8.0.0 has "analysis" right, and not the other two; it takes
# "canvas" for a plural, of "canva".
# Why it matters: path segments are matched with the names of their parameters ("/analyses/{analysis}"). Comparing plurals is
# safer than comparing singulars.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund inflection@3.0.2 pluralize@8.0.0 >> npm.log 2>&1
cat > there-and-back.mjs <<'JS'
import * as inflection from 'inflection';
import pluralize from 'pluralize';

const libraries = {
  'inflection 3.0.2': [inflection.pluralize, inflection.singularize],
  'pluralize 8.0.0': [pluralize.plural, pluralize.singular],
};
for (const [name, [plural, singular]] of Object.entries(libraries))
  for (const word of ['analysis', 'cookie', 'cache', 'canvas', 'database'])
    console.log(`${name}: ${word} → ${plural(word)} → ${singular(plural(word))}`);
JS
node there-and-back.mjs | tee said.txt
diff said.txt - <<'EXPECTED'
inflection 3.0.2: analysis → analyses → analyasis
inflection 3.0.2: cookie → cookies → cooky
inflection 3.0.2: cache → caches → cach
inflection 3.0.2: canvas → canvases → canvas
inflection 3.0.2: database → databases → database
pluralize 8.0.0: analysis → analyses → analysis
pluralize 8.0.0: cookie → cookies → cooky
pluralize 8.0.0: cache → caches → cach
pluralize 8.0.0: canvas → canvas → canva
pluralize 8.0.0: database → databases → database
EXPECTED
echo 'as described, with inflection 3.0.2 and pluralize 8.0.0'
