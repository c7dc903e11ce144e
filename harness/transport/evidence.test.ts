import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchanges.ts';
import { createPutAside, inMemory } from './evidence.ts';
import { createLimit, largestBody } from './evidence-limit.ts';

test('an exchange that is put aside reads as before, and holds none of its texts', () => {
  const kept: string[] = [];
  const putAside = createPutAside({
    keep: (text) => {
      kept.push(text);
      return inMemory.keep(text);
    },
  });
  const exchanges = ['one', 'two'].map((body) =>
    exchangeOf({ request: { body, headers: { accept: '*/*' } }, body: { said: body } }),
  );
  const aside = exchanges.map(putAside);
  expect(kept).toHaveLength(2);
  for (const [index, exchange] of aside.entries()) {
    expect(exchange).toEqual(exchanges[index]);
    const held = Object.getOwnPropertyDescriptors(exchange);
    expect(held.request.value).toBeUndefined();
    expect(Object.getOwnPropertyDescriptor(exchange.response, 'body')?.value).toBeUndefined();
  }
});

test('a body is kept to a limit, and what is left out is counted', () => {
  const long = 'a'.repeat(largestBody + 10);
  const { request, response } = createLimit()(exchangeOf({ request: { body: long }, body: 'short' }));
  expect(request).toMatchObject({ body: 'a'.repeat(largestBody), bodyLeftOut: 10 });
  expect(response).toEqual(exchangeOf({ body: 'short' }).response);
});

test('no character is cut in half', () => {
  const { response } = createLimit()(exchangeOf({ body: `${'a'.repeat(largestBody - 1)}😀` }));
  expect(response).toMatchObject({ body: 'a'.repeat(largestBody - 1), bodyLeftOut: 2 });
});

test('a run that says very much keeps less of each body', () => {
  const limit = createLimit();
  const long = exchangeOf({ body: 'a'.repeat(largestBody) });
  const lengths = Array.from({ length: 2100 }, () => limit(long).response.body.length);
  expect([lengths[0], lengths.at(-1)]).toEqual([largestBody, 1024]);
});
