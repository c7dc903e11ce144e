import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { UserError } from '../user-error.ts';
import { readHar } from './read-har.ts';

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.har');
  await writeFile(file, text);
  return file;
}

/** An entry as Chromium writes it, shortened. */
const entry = {
  startedDateTime: '2026-03-14T09:26:53.589Z',
  time: 12.4,
  request: {
    method: 'POST',
    url: 'https://api.example.com/v2/pets?tag=a',
    headers: [
      { name: ':method', value: 'POST' },
      { name: 'Content-Type', value: 'application/json' },
    ],
    postData: { mimeType: 'application/json', text: '{"name":"Rex"}' },
  },
  response: {
    status: 201,
    headers: [
      { name: 'Content-Encoding', value: 'br' },
      { name: 'Content-Length', value: '9' },
      { name: 'Set-Cookie', value: 'a=1' },
      { name: 'set-cookie', value: 'b=2' },
    ],
    content: { size: 12, mimeType: 'application/json', text: 'eyJpZCI6Nywi8J+YgCI6MX0=', encoding: 'base64' },
  },
};

const harOf = (...entries: unknown[]): string => JSON.stringify({ log: { version: '1.2', entries } });

test('an entry is read as it went over the wire, its body as it was before it was compressed', async () => {
  const file = await fileWith(`\uFEFF${harOf(entry)}`);
  expect(await readHar(file)).toEqual([
    {
      place: `${file}, entry 1`,
      url: new URL('https://api.example.com/v2/pets?tag=a'),
      request: {
        method: 'POST',
        target: '/v2/pets?tag=a',
        headers: { 'content-type': 'application/json' },
        body: '{"name":"Rex"}',
      },
      response: { status: 201, headers: { 'set-cookie': 'a=1, b=2' }, body: '{"id":7,"😀":1}' },
      startedAt: '2026-03-14T09:26:53.589Z',
      milliseconds: 12,
    },
  ]);
});

test('what the browser answered itself is no traffic, and a body that was not recorded is told', async () => {
  const { response } = entry;
  const file = await fileWith(
    harOf(
      { ...entry, _fromCache: 'disk' },
      { ...entry, _fetchedViaServiceWorker: true },
      { ...entry, response: { ...response, content: { size: 12, mimeType: 'application/json' } } },
      { ...entry, response: { ...response, content: { ...response.content, size: 1_000_000 } } },
      { ...entry, response: { ...response, status: -1, content: {} } },
    ),
  );
  const read = await readHar(file);
  expect(read.map(({ response: { status, cut } }) => [status, cut])).toEqual([
    [201, 'bytes'],
    [201, 'bytes'],
    [-1, undefined],
  ]);
});

test('fields of a form are read where a recording has them apart', async () => {
  const postData = { mimeType: 'application/x-www-form-urlencoded', params: [{ name: 'a b', value: '1&2' }] };
  const file = await fileWith(harOf({ ...entry, request: { ...entry.request, postData } }));
  expect((await readHar(file))[0]?.request.body).toBe('a+b=1%262');
});

test.each([
  ['', 'is no JSON, and HAR is; export the traffic as HAR'],
  ['[]', 'is no HAR file: it has no "log"; export the traffic as HAR'],
  ['{"log":{}}', 'has no list of entries; record the traffic again as HAR'],
  [harOf(7), ', entry 1 is no object; record the traffic again as HAR'],
  [harOf({ ...entry, response: undefined }), ', entry 1 has no response; record the traffic again as HAR'],
  [
    harOf({ ...entry, request: { ...entry.request, url: 'pets' } }),
    ', entry 1: "pets" is no URL; record the traffic again',
  ],
  [
    harOf({ ...entry, startedDateTime: 'noon' }),
    ', entry 1 has no startedDateTime that is a time; record the traffic again as HAR',
  ],
])('%# is told', async (text, sentence) => {
  const error = await readHar(await fileWith(text)).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(UserError);
  expect(String(error)).toContain(sentence);
});

test('a file that is not there is told', async () => {
  await expect(readHar('nowhere.har')).rejects.toThrow('nowhere.har is not usable: there is no such file');
});
