import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../testing/databases.ts';
import { type Answer, type Session, startTmi, type TmiServer } from './testing/tmi-server.ts';

const document = load(readFileSync(new URL('../../specs/tmi/openapi.yaml', import.meta.url), 'utf8')) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
};

/** Each ends the session that the other operations are asked with. */
const lastOfTheSession = ['POST /oauth2/revoke'];

const operations = Object.entries(document.paths)
  .flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
  )
  .filter(({ method, path }) => !lastOfTheSession.includes(`${method} ${path}`));

const RUNS = 12;
const PATIENCE_MS = 5000;

/** What no fetch can send is not what is tested. */
const headerText = fc.string({ unit: 'grapheme-ascii', maxLength: 30 }).map((text) => text.trim());
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '\0',
    '%',
    '../..',
    "' or 1=1 --",
    '\ud800',
    '__proto__',
    'constructor',
    '1e999',
    '-0',
    '[]',
  ),
);
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }),
  fc.record({
    name: anything,
    description: anything,
    metadata: fc.array(fc.record({ key: anything, value: anything })),
  }),
  fc.array(
    fc.record({
      op: fc.constantFrom('add', 'remove', 'test', 'move'),
      path: anything,
      from: anything,
      value: anything,
    }),
  ),
);

interface Attempt {
  readonly parameters: readonly string[];
  readonly query: Readonly<Record<string, string>>;
  readonly body: string;
  readonly type: string;
  readonly accept: string;
  readonly requestId: string;
}

const attempt = (known: readonly string[]): fc.Arbitrary<Attempt> =>
  fc.record({
    parameters: fc.array(fc.oneof(fc.constantFrom(...known), anything), { minLength: 3, maxLength: 3 }),
    query: fc.dictionary(
      fc.oneof(
        anything,
        fc.constantFrom('limit', 'offset', 'sort', 'name', 'created_after', 'challenge', 'code'),
      ),
      anything,
      { maxKeys: 4, noNullPrototype: true },
    ),
    body: fc.oneof(
      json.map((value) => JSON.stringify(value) ?? ''),
      anything,
    ),
    type: fc.oneof(
      fc.constantFrom('application/json', 'application/json-patch+json', 'application/merge-patch+json'),
      fc.constantFrom('application/x-www-form-urlencoded', 'text/plain', 'application/json; charset=utf-16'),
      headerText,
    ),
    accept: fc.oneof(fc.constant('*/*'), headerText),
    requestId: headerText,
  });

describe.each(databases)('on $kind', ({ open }) => {
  let tmi: TmiServer;
  let drop: () => Promise<void>;
  let as: Session;
  let known: readonly string[];

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    tmi = await startTmi({ DATABASE_URL: database.url });
    as = await tmi.login('admin');
    const { body: model } = await tmi.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
    const { body: threat } = await tmi.call('POST', `/threat_models/${model.id}/threats`, {
      as,
      body: { name: 'T' },
    });
    const diagram = { name: 'D' };
    const { body } = await tmi.call('POST', `/threat_models/${model.id}/diagrams`, { as, body: diagram });
    known = [model.id, threat.id, body.id];
  });

  afterAll(async () => {
    await tmi.close();
    await drop();
  });

  async function send(
    method: string,
    template: string,
    { parameters, query, ...sent }: Attempt,
  ): Promise<Answer> {
    let next = 0;
    const path = template.replaceAll(/\{\w+\}/g, () => encoded(parameters[next++ % parameters.length] ?? ''));
    const search = Object.entries(query).map(([name, value]) => `${encoded(name)}=${encoded(value)}`);
    return tmi.call(method, `${path}?${search.join('&')}`, {
      as,
      ...(method === 'GET' ? {} : { body: sent.body }),
      headers: { 'content-type': sent.type, accept: sent.accept, 'x-request-id': sent.requestId },
    });
  }

  test.each(operations)('$method $path answers whatever it is asked', async ({ method, path }) => {
    await fc.assert(
      fc.asyncProperty(attempt(known), async (asked) => {
        const answer = await within(PATIENCE_MS, send(method, path, asked));
        if (answer.status < 400) return;
        expect(answer.status).toBeLessThan(500);
        expect(Object.keys(answer.body).slice(0, 2)).toEqual(['error', 'error_description']);
        expect(answer.body.error_description).not.toMatch(/\bat \S+:\d+|SQLITE|node_modules|syntax error/i);
      }),
      { numRuns: RUNS },
    );
  });
});

/** Percent-encoded where it can be, and as it is where not even that works. */
function encoded(text: string): string {
  return text.isWellFormed() ? encodeURIComponent(text) : '%ED%A0%80';
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
