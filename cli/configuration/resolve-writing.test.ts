import { expect, test } from 'vitest';
import { resolveWriting } from './resolve-writing.ts';
import type { Writing } from './settings.ts';

test.each<[string, Writing]>([
  ['http://localhost:8080', 'granted'],
  ['http://tmi.localhost', 'granted'],
  ['http://127.0.0.1:8080', 'granted'],
  ['http://127.9.9.9', 'granted'],
  ['http://[::1]:8080', 'granted'],
  ['http://[::ffff:127.0.0.1]', 'granted'],
  ['http://0.0.0.0:8080', 'unsaid'],
  ['http://10.0.0.1', 'unsaid'],
  ['https://localhost.example.com', 'unsaid'],
  ['https://tmi.example.com', 'unsaid'],
])('where nothing was said, writing to %s is %s', (url, writing) => {
  expect(resolveWriting(url, undefined, { own: undefined, config: {} })).toBe(writing);
});

const url = 'https://tmi.example.com';

test.each<[string, { flag?: string; own?: boolean; others?: Record<string, boolean> }, Writing]>([
  ['the flag with the host', { flag: 'tmi.example.com' }, 'granted'],
  ['the target', { own: true }, 'granted'],
  ['the target, against it', { own: false }, 'refused'],
  ['the target, whatever the flag says', { own: false, flag: 'tmi.example.com' }, 'refused'],
  ['another target at the same host', { others: { [`${url}/v2`]: true } }, 'granted'],
  ['another target at the same host, against it', { others: { [`${url}/v2`]: false } }, 'unsaid'],
  ['a target at another port', { others: { 'https://tmi.example.com:8443': true } }, 'unsaid'],
])('%s decides', (_, { flag, own, others = {} }, writing) => {
  const targets = Object.fromEntries(
    Object.entries(others).map(([at, writable], index) => [`t${index}`, { url: at, writable }]),
  );
  const said = own === undefined ? undefined : { url, writable: own };
  expect(resolveWriting(url, flag, { own: said, config: { targets } })).toBe(writing);
});

test('a forwarded port can be kept from being written to', () => {
  const own = { url: 'http://localhost:8080', writable: false };
  expect(resolveWriting(own.url, undefined, { own, config: {} })).toBe('refused');
});

test('a flag for another host is a mistake', () => {
  const resolve = (): unknown => resolveWriting(url, 'example.com', { own: undefined, config: {} });
  expect(resolve).toThrow('--writable example.com is not the host of the target; that is tmi.example.com');
});
