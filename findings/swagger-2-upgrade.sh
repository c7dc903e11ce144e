#!/usr/bin/env bash
# Guess: a maintained converter of Swagger 2.0 carries over every collectionFormat, and a shared body parameter of a path
# becomes a request body. It does neither: tsv becomes a list of repeated names without a word, and a reference to
# a request body is left among the parameters, where OpenAPI 3 allows none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @scalar/openapi-upgrader@0.4.9 >/dev/null
cat > upgrade.mjs <<'JS'
import { readFileSync } from 'node:fs';
import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0';
const { version } = JSON.parse(readFileSync('node_modules/@scalar/openapi-upgrader/package.json', 'utf8'));
const document = {
  swagger: '2.0',
  info: { title: 'Trees', version: '1' },
  consumes: ['application/json'],
  parameters: { Tree: { name: 'tree', in: 'body', required: true, schema: { type: 'object' } } },
  paths: {
    '/trees': {
      parameters: [{ $ref: '#/parameters/Tree' }],
      post: {
        parameters: [
          { name: 'heights', in: 'query', type: 'array', items: { type: 'integer' }, collectionFormat: 'tsv' },
        ],
        responses: { 200: { description: 'ok' } },
      },
    },
  },
};
const item = upgradeFromTwoToThree(document).paths['/trees'];
const [heights] = item.post.parameters;
console.log(`@scalar/openapi-upgrader ${version}`);
console.log('tsv in the query:', JSON.stringify(heights));
console.log('parameters of the path:', JSON.stringify(item.parameters));
console.log('request body of the operation:', JSON.stringify(item.post.requestBody));
const isAsSeen =
  heights.style === undefined &&
  heights.explode === undefined &&
  item.parameters?.[0]?.$ref === '#/components/requestBodies/Tree' &&
  item.post.requestBody === undefined;
process.exit(isAsSeen ? 0 : 1);
JS
node upgrade.mjs
