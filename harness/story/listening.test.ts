import { once } from 'node:events';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocketServer } from 'ws';
import { reportedScenario } from '../judge/reported.ts';
import type { Story } from '../model/scenario.ts';
import type { Target } from '../model/target.ts';
import type { ReportedScenario } from '../report/evidence.ts';
import { contract } from '../testing/exchanges.ts';
import { operationOf } from '../testing/library.ts';
import { runScenarios, scenarioOf, serveLibrary } from '../testing/runs.ts';
import { startReceiver } from '../transport/start-receiver.ts';

const operation = operationOf(contract, 'POST /books');

/** What a story heard, as its report shows it, and how it ended. */
async function told(run: (story: Story) => Promise<void>, target: Partial<Target> = {}) {
  const { url } = await serveLibrary();
  const scenario = scenarioOf('listening', run);
  const { endings, sightings } = await runScenarios(url, [scenario], { target });
  const shown: ReportedScenario = reportedScenario(scenario, endings, { sightings }, new Set());
  return { ending: endings.get('listening'), sightings: shown.sightings };
}

async function receiving() {
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  return receiver;
}

/** Tells everybody their own name, taken from the address, and closes when it is told to. */
async function serveSockets(): Promise<{ readonly url: string; readonly clients: () => number }> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (connection, { url }) => {
    connection.send(JSON.stringify({ you: url }));
    connection.on('message', () => connection.close(4001, 'as you wish'));
  });
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clients: () => server.clients.size,
  };
}

test('what arrives in an inbox is in the report, without its secrets', async () => {
  const receiver = await receiving();
  const { ending, sightings } = await told(
    async (story) => {
      const inbox = story.inbox(() => ({ status: 204 }));
      const headers = { 'x-event': 'added' };
      const sent = request(inbox.url, { method: 'POST', headers, ca: receiver.authority, agent: false });
      sent.end('{"secret":"nobody may see this","title":"Emma"}');
      const [response] = await once(sent, 'response');
      response.resume();
    },
    { receiver },
  );
  expect(ending).toBeUndefined();
  expect(sightings.map(({ title }) => title)).toEqual(['The receiver got delivery 1']);
  expect(sightings[0]?.text).toContain('x-event: added');
  expect(sightings[0]?.text).toContain('"title":"Emma"');
  expect(sightings[0]?.text).not.toContain('nobody may see this');
  expect(sightings[0]?.at).toBeGreaterThanOrEqual(0);
});

test('a target that sends nothing here has no inboxes, and the story says why it ended', async () => {
  const { ending } = await told(async (story) => void story.inbox(() => ({ status: 204 })));
  expect(ending).toEqual({
    kind: 'not-possible',
    sentence: 'this target sends no webhooks to this run',
  });
});

test('a socket shows the credentials of its caller, and everything that is said is in the report', async () => {
  const { url } = await serveSockets();
  const { ending, sightings } = await told(async (story) => {
    const socket = await story.connect({
      as: 'writer',
      name: 'The writer',
      operation,
      url: ({ headers }) => `${url}/?token=${headers.authorization?.replace('Bearer ', '')}`,
    });
    await socket.until((all) => all.length > 0, 5000);
    expect(socket.all()).toEqual([{ you: '/?token=token-of-writer' }]);
    socket.send({ please: 'close' });
    expect(await socket.untilClosed(5000)).toEqual({ code: 4001, reason: 'as you wish' });
  });
  expect(ending).toBeUndefined();
  expect(sightings.map(({ title }) => title)).toEqual([
    'The writer connects',
    'The writer got',
    'The writer sent',
    'The writer was disconnected',
  ]);
  expect(sightings[3]?.text).toBe('4001 as you wish');
  expect(JSON.stringify(sightings)).not.toContain('token-of-writer');
});

test('what is no address of a WebSocket ends the story, and not the run', async () => {
  for (const address of ['not an address', 'https://127.0.0.1/']) {
    const { ending } = await told(async (story) => {
      await story.connect({ as: 'anonymous', name: 'Somebody', operation, url: () => address });
    });
    expect(ending).toEqual({
      kind: 'setup-failed',
      sentence: 'the URL of the WebSocket is not valid',
    });
  }
});

test('sockets that a story leaves open are closed when it is over, however it ends', async () => {
  const { url, clients } = await serveSockets();
  const { ending } = await told(async (story) => {
    for (const name of ['one', 'two'])
      await story.connect({ as: 'anonymous', name, operation, url: () => url });
    expect(clients()).toBe(2);
    story.operation('no such operation');
  });
  expect(ending?.kind).toBe('does-not-fit');
  await expect.poll(clients).toBe(0);
});

test('no socket is opened on another host than that of the target: its credentials are for nobody else', async () => {
  const { ending, sightings } = await told(async (story) => {
    await story.connect({
      as: 'owner',
      name: 'Alice',
      operation,
      url: () => 'ws://elsewhere.invalid/ws?token=t',
    });
  });
  expect(ending).toMatchObject({
    kind: 'not-possible',
    sentence: 'the URL of the WebSocket is on another host than the target',
  });
  expect(sightings).toEqual([]);
});
