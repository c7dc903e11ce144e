import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fuzz, fuzzServer } from './fuzz.ts';
import { subjects } from './subjects.ts';

test.each(subjects)('$name survives odd bodies', async (subject) => {
  const { statuses } = await fuzz(subject, { requests: 400, seed: 20_260 });
  // It gets to the operations, and not only to the door.
  expect(Object.keys(statuses).some((status) => status.startsWith('2'))).toBe(true);
  expect(statuses[400] ?? 0).toBeGreaterThan(60);
  expect(statuses[401] ?? 0).toBeLessThan(100);
});

const envelope = JSON.stringify({ error: 'refused' });

test.each([
  {
    what: 'a failure',
    answer: (response: ServerResponse) => response.writeHead(500).end(envelope),
    told: /: 500 /,
  },
  {
    what: 'a page of a framework',
    answer: (response: ServerResponse) => response.writeHead(400).end('<h1>Bad Request</h1>'),
    told: /not in the envelope/,
  },
  { what: 'silence', answer: () => {}, told: /timeout/ },
])('$what, once in a hundred requests, is found', async ({ answer, told }) => {
  let requests = 0;
  const server = createServer((request, response) => {
    request.resume();
    requests += 1;
    if (requests % 100 === 0) answer(response);
    else response.writeHead(400).end(envelope);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const subject = {
    api: 'tasky',
    skipped: [],
    enter: async () => ({ headers: {}, fill: () => 'nobody' }),
    isError: ({ error }: Readonly<Record<string, unknown>>) => typeof error === 'string',
  };
  const fuzzed = fuzzServer(subject, { url, memory: () => 0 }, { requests: 300, seed: 1, patienceMs: 300 });
  await expect(fuzzed).rejects.toThrow(told);
});
