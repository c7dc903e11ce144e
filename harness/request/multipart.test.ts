import { expect, test } from 'vitest';
import { multipart } from './multipart.ts';

const parts = {
  file: { contentType: 'image/png', isFile: true },
  meta: { contentType: 'application/json', isFile: false },
};

/** Read by the parser of the platform, which knows nothing of ours. */
async function read(members: unknown) {
  const { text, boundary } = multipart(members, parts);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  return [...(await new Response(text, { headers }).formData())];
}

test('fields, lists, JSON and files arrive as they are', async () => {
  const entries = await read({ name: 'Emma', n: 7, many: ['a', 'b'], meta: { a: [1] }, file: 'bytes' });
  const [file] = entries.flatMap(([, value]) => (typeof value === 'string' ? [] : [value]));
  expect(entries.filter(([, value]) => typeof value === 'string')).toEqual([
    ['name', 'Emma'],
    ['n', '7'],
    ['many', 'a'],
    ['many', 'b'],
    ['meta', '{"a":[1]}'],
  ]);
  expect([file?.name, file?.type, await file?.text()]).toEqual(['file.bin', 'image/png', 'bytes']);
});

test('text that looks like the end of a part, and names that have quotes, do no harm', async () => {
  const members = { 'a "b"': '--assay-form\r\n\r\n--assay-form--', 'line\r\nbreak': '' };
  expect(await read(members)).toEqual([
    ['a "b"', '--assay-form\r\n\r\n--assay-form--'],
    ['line\r\nbreak', ''],
  ]);
});

test('without members, it is an empty form', async () => {
  expect(await read({})).toEqual([]);
});

test('the same members are the same text', () => {
  expect(multipart({ meta: {} }, parts)).toEqual({
    boundary: 'assay-form',
    text: '--assay-form\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{}\r\n--assay-form--\r\n',
  });
});
