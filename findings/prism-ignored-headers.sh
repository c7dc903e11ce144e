#!/usr/bin/env bash
# Guess: OpenAPI 3.0.3 (section 4.7.12.1) says that a header parameter called Accept, Content-Type or Authorization shall be
# ignored, so a mock asks nobody for a required parameter "Authorization", and an enum of "Accept" refuses nothing.
# What happens: Prism 5.14.2 requires and enforces all three: 422 to a GET without them, also without a Content-Type although it
# has no content, and to one that accepts the media type that is documented for the answer.
# Why it matters: a document that describes its credentials as a parameter is mocked as its author means it, and a client that
# follows the specification is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund @stoplight/prism-cli@5.14.2 >> npm.log 2>&1
cat > jobs.yaml <<'YAML'
openapi: 3.0.3
info: { title: Jobs, version: '1' }
paths:
  /authorized:
    get:
      parameters: [{ name: Authorization, in: header, required: true, schema: { type: string } }]
      responses: { '200': { description: All } }
  /accepted:
    get:
      parameters: [{ name: Accept, in: header, required: true, schema: { type: string, enum: [text/csv] } }]
      responses: { '200': { description: All, content: { application/json: { example: [] } } } }
  /typed:
    get:
      parameters: [{ name: Content-Type, in: header, required: true, schema: { type: string } }]
      responses: { '200': { description: All } }
YAML
cat > ask.mjs <<'JS'
import { createServer } from 'node:net';
import { spawn } from 'node:child_process';
const probe = createServer().listen(0, '127.0.0.1');
await new Promise((resolve) => probe.once('listening', resolve));
const { port } = probe.address();
await new Promise((resolve) => probe.close(resolve));
const prism = spawn('node_modules/.bin/prism', ['mock', '-h', '127.0.0.1', '-p', String(port), 'jobs.yaml'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
await new Promise((resolve) => prism.stdout.on('data', (text) => String(text).includes('listening') && resolve()));
const ask = async (path, headers = {}) => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
  const body = await response.text();
  const why = response.ok ? '' : `: ${JSON.parse(body).validation.map(({ message }) => message).join('; ')}`;
  console.log(`GET ${path} ${JSON.stringify(headers)} → ${response.status}${why}`);
};
await ask('/authorized');
await ask('/authorized', { authorization: 'Bearer any' });
await ask('/accepted', { accept: 'application/json' });
await ask('/typed');
prism.kill();
JS
node ask.mjs | tee said.txt
diff said.txt - <<'EXPECTED'
GET /authorized {} → 422: Request header must have required property 'authorization'
GET /authorized {"authorization":"Bearer any"} → 200
GET /accepted {"accept":"application/json"} → 422: Request header parameter accept must be equal to one of the allowed values: text/csv
GET /typed {} → 422: Request header must have required property 'content-type'
EXPECTED
echo 'as described, with @stoplight/prism-cli 5.14.2'
