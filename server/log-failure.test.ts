import { once } from 'node:events';
import { connect } from 'node:net';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { logFailure } from './log-failure.ts';

interface Line {
  readonly level: number;
  readonly msg?: string;
  readonly err?: unknown;
}

const info = 30;
const error = 50;

/** A server that logs what fails, and the lines that it logs. */
async function logging() {
  const lines: Line[] = [];
  const stream = { write: (line: string) => lines.push(JSON.parse(line)) };
  const app = fastify({ logger: { level: 'info', stream } });
  app.setErrorHandler((failure, request, reply) => {
    logFailure(failure, request);
    reply.code(500).send({});
  });
  app.post('/', async () => {
    throw new Error('broken');
  });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  lines.length = 0;
  return { app, url, lines };
}

test('a client that hangs up is a line without a stack', async () => {
  const { app, url, lines } = await logging();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.write(
    'POST / HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{"a"',
  );
  await once(app.server, 'request');
  socket.resetAndDestroy();
  const told = () => lines.find(({ msg }) => msg === 'the client hung up before its request had come');
  await expect.poll(told).toMatchObject({ level: info });
  expect(lines.filter(({ err }) => err !== undefined)).toEqual([]);
  await app.close();
});

test('any other failure is an error with its stack', async () => {
  const { app, url, lines } = await logging();
  await fetch(url, { method: 'POST' });
  expect(lines.filter(({ level }) => level === error)).toMatchObject([
    { err: { stack: expect.stringContaining('broken') } },
  ]);
  await app.close();
});
