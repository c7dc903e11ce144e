import { expect, onTestFinished, test } from 'vitest';
import { threatModel } from '../../fixtures/tmi/threat-model.ts';
import { createTmi } from '../../server/tmi/app.ts';
import { configFrom } from '../../server/tmi/config.ts';
import { openTmiStorage } from '../../server/tmi/storage/open.ts';
import { assay, reportIn, temporaryFolder } from './assay.ts';

test('a read-only run reads what somebody has there, and leaves it as it was', async () => {
  const config = configFrom({ PORT: 0, LOG_LEVEL: 'silent' }, {});
  const app = createTmi({ config, storage: await openTmiStorage(config) });
  onTestFinished(() => app.close());
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const login = await fetch(`${url}/oauth2/authorize?scope=openid&login_hint=carla`);
  const { access_token: token } = (await login.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  async function asCarla(path: string, json?: object): Promise<unknown> {
    const method = json ? 'POST' : 'GET';
    const response = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(json) ?? null });
    return response.json();
  }
  await asCarla('/threat_models', threatModel(1, 'Without documents', []));
  const { id } = (await asCarla('/threat_models', threatModel(2, 'With one', []))) as { id: string };
  await asCarla(`/threat_models/${id}/documents`, { name: 'Plan', uri: 'https://example.com/plan' });
  const before = [await asCarla('/threat_models'), await asCarla(`/threat_models/${id}`)];

  const out = await temporaryFolder();
  const flags = ['--target', url, '--read-only', '--suite', 'valid-request', '--suite', 'unknown-id'];
  const { code, stderr } = await assay(['run', ...flags, '--out', out], {
    env: { ASSAY_TOKEN_OWNER: token },
  });

  const report = await reportIn(out);
  expect([stderr, report.defects]).toEqual(['', []]);
  expect(new Set(report.exchanges.map(({ request }) => request.method))).toEqual(new Set(['GET']));
  const document = 'GET /threat_models/{threat_model_id}/documents/{document_id}';
  const proven = report.cells.filter(({ verdict }) => verdict.kind === 'conformant').map((cell) => cell.id);
  expect(proven).toEqual(expect.arrayContaining([`${document} 200`, `${document} 404`]));
  expect(
    report.cells.find((cell) => cell.id.startsWith('GET /webhooks/{webhook_id} 200'))?.verdict,
  ).toMatchObject({
    reason: 'GET /webhooks shows none, and a read-only run creates none',
  });
  expect([await asCarla('/threat_models'), await asCarla(`/threat_models/${id}`)]).toEqual(before);
  expect(code).toBe(0);
});
