import { expect, test } from 'vitest';
import { logInWithCode, visit } from '../testing/visit.ts';
import { webhooksForAdministrators } from './webhooks-for-administrators.ts';

const subscription = {
  name: 'Told of all',
  url: 'https://example.com/hook',
  events: ['threat_model.created'],
};

test('webhooks are for administrators, everything else for everybody', async () => {
  const there = await visit(webhooksForAdministrators);
  const [alice, admin] = [await logInWithCode(there, 'alice'), await logInWithCode(there, 'admin')];
  for (const [method, path] of [
    ['GET', '/webhooks'],
    ['POST', '/webhooks'],
    ['GET', '/webhooks/deliveries'],
    ['DELETE', '/webhooks/0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01'],
  ] as const) {
    expect(await there.call(method, path)).toMatchObject({ status: 401 });
    expect(await there.call(method, path, { as: alice })).toMatchObject({
      status: 403,
      body: { error: 'forbidden', error_description: 'Administrator access required' },
    });
  }
  const made = await there.call('POST', '/webhooks', { as: admin, body: subscription });
  expect(made).toMatchObject({ status: 201, body: { name: 'Told of all' } });
  const read = await there.call('GET', `/webhooks/${made.body.id}`, { as: admin });
  expect(read).toMatchObject({ status: 200, body: { id: made.body.id } });
  expect(await there.call('GET', '/webhooks', { as: admin })).toMatchObject({ status: 200 });
  expect(await there.call('POST', '/threat_models', { as: alice, body: { name: 'Shop' } })).toMatchObject({
    status: 201,
  });
});

test.each([
  { planted: false, status: 404 },
  { planted: true, status: 200 },
])('a deleted threat model is $status to readers (planted: $planted)', async ({ planted, status }) => {
  const there = await visit(webhooksForAdministrators, { planted });
  const alice = await logInWithCode(there, 'alice');
  const { body } = await there.call('POST', '/threat_models', { as: alice, body: { name: 'Shop' } });
  const path = `/threat_models/${body.id}`;
  expect(await there.call('GET', path, { as: alice })).toMatchObject({ status: 200 });
  expect(await there.call('DELETE', path, { as: alice })).toMatchObject({ status: 204 });
  expect(await there.call('GET', path, { as: alice })).toMatchObject({ status });
});
