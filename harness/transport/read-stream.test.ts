import { once } from 'node:events';
import { Readable } from 'node:stream';
import { expect, onTestFinished, test } from 'vitest';
import { serve } from '../testing/servers.ts';
import { readResponse, streamLimits } from './read-stream.ts';
import { createSender } from './send.ts';

/** A stream that never ends: `chunk` every so many milliseconds. */
async function streaming(type: string, chunk: string, every: number) {
  const hangUps: number[] = [];
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-type': type });
    response.flushHeaders();
    const timer = setInterval(() => response.write(chunk), every);
    response.on('close', () => {
      clearInterval(timer);
      hangUps.push(Date.now());
    });
  });
  const sender = createSender(url, { timeout: 2000 });
  onTestFinished(() => sender.close());
  const response = await sender.send({ method: 'GET', target: '/', headers: {}, body: undefined });
  await expect.poll(() => hangUps.length).toBe(1);
  return response;
}

test('of a stream that is quick, so many items are read', async () => {
  const { status, body, cut } = await streaming('text/event-stream', 'data: 1\n\n', 2);
  expect([status, cut]).toEqual([200, 'items']);
  expect(body.match(/data/g)?.length).toBeLessThan(60);
});

test('of a stream that goes quiet, what came until then', async () => {
  const { body, cut } = await streaming('application/jsonl', '{"a":1}\n', 700);
  expect([cut, body]).toEqual(['time', '{"a":1}\n']);
});

test('of a stream in which nothing comes, nothing', async () => {
  const { body, cut } = await streaming('text/event-stream; charset=utf-8', '', 10_000);
  expect([cut, body]).toEqual(['time', '']);
});

test('of an item that never ends, so many bytes', async () => {
  const { body, cut } = await streaming('application/json-seq', 'a'.repeat(200_000), 1);
  expect(cut).toBe('bytes');
  expect(body.length).toBeLessThan(2_000_000);
});

test('what is no stream is read to its end, however long it is', async () => {
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('['.padEnd(1_500_000));
    setTimeout(() => response.end(']'), 700);
  });
  const sender = createSender(url, { timeout: 2000 });
  onTestFinished(() => sender.close());
  const response = await sender.send({ method: 'GET', target: '/', headers: {}, body: undefined });
  expect(JSON.parse(response.body)).toEqual([]);
  expect(response).not.toHaveProperty('cut');
});

test('what is no stream and larger than memory may be is no answer', async () => {
  const endless = Readable.from(
    (function* () {
      for (;;) yield Buffer.alloc(1000);
    })(),
  );
  readResponse(endless, 'text/plain', { ...streamLimits(1000), largest: 5000 }, () => undefined);
  expect(await once(endless, 'error')).toMatchObject([{ message: 'the response is too large' }]);
});
