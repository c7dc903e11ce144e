import { at } from '../../contract/json.ts';
import { postJson } from './post-json.ts';
import type { BenchScenario, ServerBench } from './server-bench.ts';
import { startOnStorage } from './start-on-storage.ts';

const listed = 20;
const keys = '/v1/developer/keys';
const webhooks = '/v1/developer/webhooks';
const webhook = { url: 'https://hooks.example.com/notap', events: ['enrollment.created'] };

/** NoTap, against bare routes of Fastify on the same storage. What is read needs a login: an API key has a limit. */
export const notap: ServerBench = {
  api: 'notap',
  settings: { UNLIMITED_ADDRESSES: '127.0.0.1' },
  ready: '/health',
  prepare: async (url) => {
    const json = { email: 'bench@example.com', password: 'correct Horse 1', fullName: 'Bench' };
    const path = '/v1/auth/developer/register';
    const { token } = await postJson(url, { path, json, expected: 201 });
    const headers = { authorization: `Bearer ${token}` };
    for (let number = 0; number < listed; number++)
      await postJson(url, { path: keys, json: { name: `key ${number}` }, expected: 201, headers });
    return scenariosOf(headers);
  },
  replace: async (url, [read]) => {
    const headers = { ...read?.headers, 'content-type': 'application/json' };
    const made = await postJson(url, { path: webhooks, json: webhook, expected: 201, headers });
    const path = `${webhooks}/${at(made, '/webhook/id')}`;
    return { name: 'PUT', method: 'PUT', path, headers, body: JSON.stringify(webhook), expected: 200 };
  },
  startBare: startOnStorage('./notap-bare.ts', async () => scenariosOf({})),
};

function scenariosOf(headers: Readonly<Record<string, string>>): readonly BenchScenario[] {
  const get = { method: 'GET', headers, expected: 200, goal: 0.25 } as const;
  return [
    { name: 'GET one', path: '/v1/auth/developer/profile', ...get },
    { name: `list of ${listed}`, path: keys, ...get },
    {
      ...{ name: 'POST', method: 'POST', path: keys, expected: 201, goal: 0.25 },
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'one more key' }),
    },
  ];
}
