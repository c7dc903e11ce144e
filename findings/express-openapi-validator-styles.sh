#!/usr/bin/env bash
# Guess: a validator of requests reads a list in a header whether its parameter says `style: simple` or leaves it to be the
# default, and a list in a path in the styles `simple` and `label`. express-openapi-validator refuses the right request where the
# style is left out, with a message about the document, and takes a list in style `label` for one text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund express@5.3.0 express-openapi-validator@5.6.2 >/dev/null
cat > serve.mjs <<'JS'
import { readFileSync } from 'node:fs';
import express from 'express';
import { middleware } from 'express-openapi-validator';
const { version } = JSON.parse(readFileSync('node_modules/express-openapi-validator/package.json', 'utf8'));
const schema = { type: 'array', items: { type: 'integer' } };
const withParameter = (parameter) => ({
  get: { parameters: [{ ...parameter, schema }], responses: { 204: { description: 'ok' } } },
});
const apiSpec = {
  openapi: '3.0.3',
  info: { title: 'Trees', version: '1' },
  paths: {
    '/by-default': withParameter({ name: 'X-Heights', in: 'header' }),
    '/by-style': withParameter({ name: 'X-Heights', in: 'header', style: 'simple' }),
    '/simple/{heights}': withParameter({ name: 'heights', in: 'path', required: true, style: 'simple' }),
    '/label/{heights}': withParameter({ name: 'heights', in: 'path', required: true, style: 'label', explode: true }),
  },
};
const app = express();
app.use(middleware({ apiSpec, validateRequests: true }));
app.use((_request, response) => response.status(204).end());
app.use((error, _request, response, _next) => response.status(error.status ?? 500).json(error.message));
const server = app.listen(0, '127.0.0.1', async () => {
  const statuses = [];
  const get = async (path) => {
    const headers = { 'x-heights': '3,4' };
    const response = await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers });
    statuses.push(response.status);
    console.log(path, response.status, await response.text());
  };
  console.log(`express-openapi-validator ${version}`);
  for (const path of ['/by-style', '/by-default', '/simple/3,4', '/label/.3.4']) await get(path);
  server.close();
  process.exitCode = statuses.join() === '204,400,204,400' ? 0 : 1;
});
JS
node serve.mjs
