#!/usr/bin/env node

/**
 * As much of `docker compose` as starting one service needs: it makes the containers of the engine that the real one makes
 * of this file, with the labels that Compose gives them.
 */
const words = process.argv.slice(2);
const { DOCKER_HOST = '', COMPOSE_PROJECT_NAME: project, WHO = '' } = process.env;
const engine = DOCKER_HOST.replace('tcp:', 'http:');
const ask = async (method, path, body) => {
  const answer = await fetch(`${engine}${path}`, { method, ...(body && { body: JSON.stringify(body) }) });
  return answer.status === 204 ? undefined : answer.json();
};

if (words.includes('up')) {
  const service = words.at(-1);
  if (service !== 'api') {
    process.stderr.write(`no such service: ${service}\n`);
    process.exit(1);
  }
  for (const [name, Image, port] of [
    ['database', 'acme/database:9', undefined],
    ['api', 'acme/library:1.4', '8080/tcp'],
  ]) {
    const ports = port === undefined ? {} : { [port]: {} };
    const { Id } = await ask('POST', '/containers/create', {
      Image,
      Env: [`WHO=${WHO}`],
      Labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': name },
      ExposedPorts: ports,
    });
    await ask('POST', `/containers/${Id}/start`);
  }
}
if (words.includes('down')) {
  const filters = JSON.stringify({ label: [`com.docker.compose.project=${project}`] });
  const found = await ask('GET', `/containers/json?all=true&filters=${encodeURIComponent(filters)}`);
  for (const { Id } of found) await ask('DELETE', `/containers/${Id}`);
}
