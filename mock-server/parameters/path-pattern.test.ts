import { expect, test } from 'vitest';
import { startMock } from '../testing/start-mock.ts';

/** Answers with what the parameters were, as far as a refusal shows them. */
function documentWith(path: string) {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const parameters = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'integer' } }));
  const responses = { '200': { content: { 'application/json': { example: 'here' } } }, '400': {} };
  return {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: { [path]: { get: { parameters, responses } } },
  };
}

test.each([
  ['/pets/{pet-id}', '/pets/7', '/pets/x'],
  ['/pets/{petId}.json', '/pets/7.json', '/pets/x.json'],
  ['/pets/{petId}:feed', '/pets/7:feed', '/pets/x:feed'],
  ['/pets({petId})', '/pets(7)', '/pets(x)'],
  ['/range/{from}-{to}', '/range/1-2', '/range/1-x'],
  ['/a:b/{petId}', '/a:b/7', '/a:b/x'],
])('a path may be written as %s', async (template, good, bad) => {
  const { ask } = await startMock({}, documentWith(template));
  expect([(await ask(`GET ${good}`)).status, (await ask(`GET ${bad}`)).status]).toEqual([200, 400]);
  expect((await ask(`GET ${good}/more`)).status).toBe(404);
  expect((await ask(`PUT ${good}`)).status).toBe(405);
});
