#!/usr/bin/env bash
# Guess: a promise of a library that starts containers is settled, whatever becomes of the container. testcontainers 12.2.0 reads
# logs on sockets that keep no process alive (socket.unref()). If a container ends while Wait.forHttp waits for it with
# abortOnContainerExit, it reads the last lines of its log, and nothing else keeps the process: Node ends with the promise of start()
# pending (exit code 0, or 13 if a top-level await waits for it), and the container is left behind. A timer that keeps the process
# alive is enough to get the error. No engine is needed: a server answers as the Docker Engine API documents it.
set -euo pipefail
folder=$(mktemp -d)
engine=
trap '[ -z "$engine" ] || kill "$engine"; rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > npm.log
npm install --no-audit --no-fund --ignore-scripts testcontainers@12.2.0 >> npm.log 2>&1
# It needs a Node that is newer than 20.
npm install --no-audit --no-fund node@24 >> npm.log 2>&1
export PATH="$folder/node_modules/.bin:$PATH"
cat > engine.mjs <<'JS'
import { createServer } from 'node:http';

// One container, which runs for half a second and has printed a line.
let started;
const hasEnded = () => started !== undefined && Date.now() - started > 500;
const line = Buffer.from('no database\n');
const frame = Buffer.concat([Buffer.from([1, 0, 0, 0, 0, 0, 0, line.length]), line]);
const server = createServer((request, response) => {
  const path = `${request.method} ${request.url.split('?')[0]}`;
  const json = (status, body) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
  };
  if (path === 'GET /info') return json(200, { OperatingSystem: 'Linux', OSType: 'linux' });
  if (path === 'GET /containers/json') return json(200, []);
  if (path.startsWith('GET /images/')) return json(200, { Id: 'sha256:1', Config: {} });
  if (path === 'POST /containers/create') return json(201, { Id: 'c1', Warnings: [] });
  if (path === 'POST /containers/c1/start') {
    started = Date.now();
    return response.writeHead(204).end();
  }
  if (path === 'GET /containers/c1/json')
    return json(200, {
      Id: 'c1',
      Name: '/c1',
      Config: { Hostname: 'c1', Labels: {}, Image: 'api:1' },
      HostConfig: { PortBindings: { '8080/tcp': [{ HostPort: '0' }] } },
      State: { Status: hasEnded() ? 'exited' : 'running', Running: !hasEnded(), StartedAt: '', FinishedAt: '' },
      NetworkSettings: { Ports: { '8080/tcp': [{ HostIp: '127.0.0.1', HostPort: '9' }] }, Networks: {} },
    });
  if (path === 'GET /containers/c1/logs') {
    response.writeHead(200, { 'content-type': 'application/vnd.docker.multiplexed-stream' });
    response.write(frame);
    // The log of what has ended has an end, as soon as the engine gets round to it.
    return setTimeout(() => response.end(), 300);
  }
  if (path === 'POST /containers/c1/stop') return response.writeHead(304).end();
  if (path === 'DELETE /containers/c1') return response.writeHead(204).end();
  json(404, { message: `page not found: ${path}` });
}).listen(0, '127.0.0.1', () => console.log(server.address().port));
JS
cat > start.cjs <<'JS'
const { GenericContainer, Wait } = require('testcontainers');
const timer = process.argv[2] === 'timer' ? setInterval(() => undefined, 1000) : undefined;
new GenericContainer('api:1')
  .withExposedPorts(8080)
  .withWaitStrategy(Wait.forHttp('/', 8080, { abortOnContainerExit: true }).withStartupTimeout(20_000))
  .start()
  .then(
    () => console.log('started'),
    ({ message }) => console.log(message),
  )
  .finally(() => clearInterval(timer));
process.on('exit', (code) => console.log(`exit ${code}`));
JS
node engine.mjs > port.txt &
engine=$!
until [ -s port.txt ]; do sleep 0.1; done
export DOCKER_HOST="tcp://127.0.0.1:$(cat port.txt)" TESTCONTAINERS_RYUK_DISABLED=true
{
  echo "alone:"
  node start.cjs
  echo "with a timer:"
  node start.cjs timer
} 2>&1 | tee said.txt
diff said.txt - <<'EXPECTED'
alone:
exit 0
with a timer:
Container exited during HTTP healthCheck, last 50 logs: no database
exit 0
EXPECTED
echo 'as described, with testcontainers 12.2.0'
