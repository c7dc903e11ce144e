import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databases } from '../../testing/databases.ts';
import { type Receiver, startReceiver } from '../../testing/receiver.ts';
import {
  administrator,
  factors,
  type NotapUnderTest,
  newUser,
  type Session,
  startNotap,
} from '../testing/notap-server.ts';

describe.each(databases)('on $kind', ({ open }) => {
  let server: NotapUnderTest;
  let receiver: Receiver;
  let ada: Session;
  let drop: () => Promise<void>;

  beforeAll(async () => {
    const database = await open();
    drop = database.drop;
    receiver = await startReceiver();
    server = await startNotap({
      DATABASE_URL: database.url,
      WEBHOOK_ALLOWED_ADDRESSES: '127.0.0.1',
      WEBHOOK_CA_FILE: receiver.caFile,
      WEBHOOK_POLL_MS: 20,
      WEBHOOK_RETRY_MS: 1,
    });
    ada = await server.developer();
  });

  afterAll(async () => {
    await server.close();
    await receiver.close();
    await drop();
  });

  const send = (method: string, path: string, body?: object) =>
    server.call(method, path, { ...(body && { body }), headers: ada.key });

  async function enrolled(more: object = {}): Promise<string> {
    const user = newUser(more);
    const { status } = await send('POST', '/v1/enrollment/store', user);
    expect(status).toBe(201);
    return user.user_uuid;
  }

  test('a user is enrolled once, also by several requests at once', async () => {
    const user = newUser();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('POST', '/v1/enrollment/store', user)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });

  test('an alias is given to one user, also if several want it at once', async () => {
    const users = await Promise.all(Array.from({ length: 5 }, () => enrolled()));
    const alias = 'wanted-4711';
    const answers = await Promise.all(
      users.map((uuid) => send('POST', '/v1/enrollment/alias', { uuid, alias })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409, 409]);
  });

  test('a webhook that is deleted meanwhile keeps nobody from being enrolled', async () => {
    const hook = { url: `${receiver.url}/gone`, events: ['enrollment.created'] };
    for (let round = 0; round < 10; round += 1) {
      const made = await Promise.all(
        Array.from({ length: 4 }, () =>
          server.call('POST', '/v1/developer/webhooks', { as: ada, body: hook }),
        ),
      );
      const answers = await Promise.all([
        ...made.map(({ body }) =>
          server.call('DELETE', `/v1/developer/webhooks/${body.webhook.id}`, { as: ada }),
        ),
        ...Array.from({ length: 4 }, () => send('POST', '/v1/enrollment/store', newUser())),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([204, 204, 204, 204, 201, 201, 201, 201]);
    }
  });

  test('a verification pays for one charge', async () => {
    const uuid = await enrolled();
    const wallet = {
      uuid,
      walletAddress: `0x${'a'.repeat(40)}`,
      spendingLimitPerTx: 10,
      spendingLimitDaily: 15,
    };
    expect((await send('POST', '/v1/crypto/relayer/enroll', wallet)).status).toBe(201);
    const { body: session } = await send('POST', '/v1/verification/initiate', { user_uuid: uuid });
    const names: readonly (keyof typeof factors)[] = session.required_factors;
    const proven = Object.fromEntries(names.map((name) => [name, factors[name]]));
    const proof = { session_id: session.session_id, user_uuid: uuid, factors: proven };
    expect((await send('POST', '/v1/verification/verify', proof)).status).toBe(200);
    const pay = async () => {
      const charge = { merchantId: 'shop', amountUsd: 9.5 };
      const { body } = await send('POST', '/v1/crypto/charge/create', charge);
      const by = { uuid, chain: 'solana', verifiedFactors: names, verificationSessionId: session.session_id };
      return send('POST', `/v1/crypto/charge/${body.chargeId}/pay`, by);
    };
    const both = await Promise.all([pay(), pay()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 422]);
    const more = { uuid, merchantId: 'shop', amountUsd: 9.5 };
    expect((await send('POST', '/v1/crypto/payment/execute', more)).body.error).toBe(
      'Spending limit exceeded',
    );
  });

  test('administrators find, suspend and delete users', async () => {
    const uuid = await enrolled();
    const ask = (method: string, path: string, body?: object) =>
      server.call(method, path, { ...(body && { body }), headers: administrator });
    const { body } = await ask('GET', `/v1/admin/users?search=${uuid.slice(0, 20)}&status=active`);
    expect(body).toMatchObject({ total: 1, users: [{ uuid, factorCount: 3 }] });
    await ask('POST', '/v1/admin/users/bulk/suspend', { uuids: [uuid] });
    expect((await ask('GET', `/v1/admin/users?search=${uuid}&status=suspended`)).body.total).toBe(1);
    expect((await ask('GET', '/v1/admin/users?limit=0')).status).toBe(400);
    expect((await ask('DELETE', `/v1/admin/users/${uuid}`)).status).toBe(204);
    expect((await send('GET', `/v1/enrollment/retrieve/${uuid}`)).status).toBe(404);
    const logs = await ask('GET', '/v1/admin/audit/logs?severity=critical&limit=1');
    expect(logs.body.logs).toMatchObject([{ action: 'user.deleted', uuid }]);
  });

  test('events are delivered with a signature, and again after a failure', async () => {
    let failures = 1;
    receiver.reply = () => ({ status: failures-- > 0 ? 500 : 204 });
    const hook = { url: `${receiver.url}/hook`, events: ['enrollment.created'] };
    const made = await server.call('POST', '/v1/developer/webhooks', { as: ada, body: hook });
    const { id, secret } = made.body.webhook;
    const uuid = await enrolled();
    const isOurs = ({ body }: { readonly body: { readonly data?: { readonly user_uuid?: string } } }) =>
      body.data?.user_uuid === uuid;
    await expect.poll(() => receiver.arrivals.filter(isOurs).length, { timeout: 5000 }).toBe(2);
    const [first, second] = receiver.arrivals.filter(isOurs);
    const signature = createHmac('sha256', secret)
      .update(first?.bytes ?? '')
      .digest('hex');
    expect(first?.headers).toMatchObject({
      'x-webhook-signature': `sha256=${signature}`,
      'x-webhook-event': 'enrollment.created',
      'x-webhook-id': first?.body.id,
    });
    expect(second?.bytes).toEqual(first?.bytes);
    const path = `/v1/developer/webhooks/${id}`;
    await expect
      .poll(async () => (await server.call('GET', `${path}/deliveries`, { as: ada })).body.logs[0])
      .toMatchObject({ status: 'delivered', statusCode: 204, attempts: 2 });
    const tested = await server.call('POST', `${path}/test`, { as: ada });
    expect(tested.body.delivery).toMatchObject({ status: 'delivered', statusCode: 204 });
    const listed = await server.call('GET', '/v1/developer/webhooks', { as: ada });
    expect(listed.text).not.toContain(secret);
    await server.call('DELETE', path, { as: ada });
  });

  // Last, because the clock does not go back.
  test('an enrollment ends, and what renews itself does not', async () => {
    const [short, lasting] = [await enrolled({ ttl_seconds: 60 }), await enrolled({ ttl_seconds: 60 })];
    const { body: session } = await send('POST', '/v1/verification/initiate', { user_uuid: lasting });
    const { body } = await server.call('POST', '/v1/management/verify', {
      body: { uuid: lasting, session_id: session.session_id, factors },
    });
    const renewal = { as: body.auth_token, body: { enabled: true } };
    await server.call('PUT', `/v1/management/auto-renewal/${lasting}`, renewal);
    server.wait(61);
    expect((await send('GET', `/v1/enrollment/retrieve/${short}`)).status).toBe(404);
    expect((await send('GET', `/v1/enrollment/retrieve/${lasting}`)).status).toBe(200);
    server.wait(15 * 60);
    const late = await server.call('GET', `/v1/management/devices/${lasting}`, { as: body.auth_token });
    expect(late.status).toBe(401);
    const status = await send('GET', `/v1/verification/status/${session.session_id}`);
    expect(status.body.status).toBe('verified');
  });
});
