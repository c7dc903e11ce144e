import { expect, test } from 'vitest';
import { logInWithCode, visit } from '../testing/visit.ts';
import { november2025 } from './november-2025.ts';

test('what September called sources and batches is called repositories and bulk', async () => {
  const there = await visit(november2025);
  const as = await logInWithCode(there, 'alice');
  const { body: model } = await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
  const base = `/threat_models/${model.id}`;
  const repository = { name: 'shop', uri: 'https://git.example.com/shop.git' };
  const made = await there.call('POST', `${base}/repositories`, { as, body: repository });
  expect(made).toMatchObject({ status: 201, body: repository });
  expect(await there.call('GET', `${base}/repositories`, { as })).toMatchObject({
    status: 200,
    body: [{ id: made.body.id }],
  });
  expect(await there.call('GET', `${base}/sources`, { as })).toMatchObject({ status: 404 });
  expect(await there.call('GET', `${base}/sources`)).toMatchObject({ status: 401 });
  const [threat] = (await there.call('POST', `${base}/threats/bulk`, { as, body: [{ name: 'Theft' }] })).body;
  const operations = [{ op: 'replace', path: '/name', value: 'Fraud' }];
  expect(
    await there.call('PATCH', `${base}/threats/bulk`, {
      as,
      body: { patches: [{ id: threat.id, operations }] },
    }),
  ).toMatchObject({ status: 200, body: [{ id: threat.id, name: 'Fraud' }] });
  expect(await there.call('POST', `${base}/threats/batch/patch`, { as, body: {} })).toMatchObject({
    status: 404,
  });
  expect(await there.call('GET', '/threat_models', { as })).toMatchObject({
    status: 200,
    body: [{ id: model.id, repo_count: 1 }],
  });
});

test.each([
  { planted: false, status: 403 },
  { planted: true, status: 200 },
])('the webhook of somebody else is $status (planted: $planted)', async ({ planted, status }) => {
  const there = await visit(november2025, { planted });
  const [alice, bob] = [await logInWithCode(there, 'alice'), await logInWithCode(there, 'bob')];
  const body = { name: 'Told of all', url: 'https://example.com/hook', events: ['threat_model.created'] };
  const made = await there.call('POST', '/webhooks/subscriptions', { as: alice, body });
  expect(made.status).toBe(201);
  expect(await there.call('GET', `/webhooks/subscriptions/${made.body.id}`, { as: bob })).toMatchObject({
    status,
  });
  expect(await there.call('GET', `/webhooks/${made.body.id}`, { as: alice })).toMatchObject({ status: 404 });
});
