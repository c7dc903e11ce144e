import { expect, test } from 'vitest';
import { logInWithCode, visit } from '../testing/visit.ts';
import { withoutAdministrators } from './without-administrators.ts';

test('nobody who can log in is an administrator', async () => {
  const there = await visit(withoutAdministrators);
  const addon = { name: 'Scanner', webhook_id: '0195b1a0-7c1e-4a52-9d0f-3b5f6c2d8e01' };
  for (const hint of ['admin', 'administrator', 'alice']) {
    const as = await logInWithCode(there, hint);
    expect(await there.call('GET', '/users/me', { as })).toMatchObject({
      status: 200,
      body: { provider_id: hint, is_admin: false },
    });
    expect(await there.call('POST', '/addons', { as, body: addon })).toMatchObject({
      status: 403,
      body: { error: 'forbidden' },
    });
  }
});

test.each([
  { planted: false, told: true },
  { planted: true, told: false },
])(
  'whoever creates a threat model is told where it is: $told (planted: $planted)',
  async ({ planted, told }) => {
    const there = await visit(withoutAdministrators, { planted });
    const as = await logInWithCode(there, 'alice');
    const made = await there.call('POST', '/threat_models', { as, body: { name: 'Shop' } });
    expect(made.status).toBe(201);
    expect(made.headers.get('location')).toBe(told ? `/threat_models/${made.body.id}` : null);
  },
);
