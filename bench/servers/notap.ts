import { randomUUID } from 'node:crypto';
import { at } from '../../contract/json.ts';
import { answerTo } from '../load.ts';
import { postJson } from './post-json.ts';
import type { BenchScenario, ServerBench } from './server-bench.ts';
import { startOnStorage } from './start-on-storage.ts';

const listed = 20;
const keys = '/v1/developer/keys';
const webhooks = '/v1/developer/webhooks';
const digest = '0'.repeat(64);
const url = 'https://hooks.example.com/notap';

/** NoTap, against bare routes of Fastify on the same storage. */
export const notap: ServerBench = {
  api: 'notap',
  settings: { UNLIMITED_ADDRESSES: '127.0.0.1' },
  ready: '/health',
  prepare: async (server) => {
    const account = { email: 'bench@example.com', password: 'correct Horse 1', fullName: 'Bench' };
    const path = '/v1/auth/developer/register';
    const { token } = await postJson(server, { path, json: account, expected: 201 });
    const bearer = { authorization: `Bearer ${token}` };
    const made = [];
    for (let number = 0; number < listed; number++) {
      const json = { name: `key ${number}`, rateLimit: 100_000 };
      made.push(await postJson(server, { path: keys, json, expected: 201, headers: bearer }));
    }
    const withKey = { 'x-api-key': String(at(made[0], '/key/key')) };
    const factors = { PIN: digest, PATTERN: digest, WORDS: digest };
    const json = { user_uuid: randomUUID(), factors, device_id: 'bench-device' };
    await postJson(server, { path: '/v1/enrollment/store', json, expected: 201, headers: withKey });
    return scenariosOf(json.user_uuid, { withKey, bearer });
  },
  replace: async (server, scenarios) => {
    const { headers = {} } = scenarios[1] ?? {};
    const json = { url, events: ['enrollment.created'] };
    const made = await postJson(server, { path: webhooks, json, expected: 201, headers });
    return {
      ...{ name: 'PUT', method: 'PUT', path: `${webhooks}/${at(made, '/webhook/id')}`, expected: 200 },
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
    };
  },
  startBare: startOnStorage('./notap-bare.ts', async (server) => {
    const get = { name: 'list', method: 'GET', path: '/enrollments', headers: {}, expected: 200 } as const;
    const [uuid] = JSON.parse((await answerTo(server, get)).text) as readonly string[];
    return scenariosOf(uuid ?? '', { withKey: {}, bearer: {} });
  }),
};

type Headers = Readonly<Record<string, string>>;

function scenariosOf(
  uuid: string,
  { withKey, bearer }: { readonly withKey: Headers; readonly bearer: Headers },
): readonly BenchScenario[] {
  const get = { method: 'GET', expected: 200, goal: 0.25 } as const;
  return [
    { name: 'GET one', path: `/v1/enrollment/retrieve/${uuid}`, headers: withKey, ...get },
    { name: `list of ${listed}`, path: keys, headers: bearer, ...get },
    {
      ...{ name: 'POST', method: 'POST', path: webhooks, expected: 201, goal: 0.25 },
      headers: { ...bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ url, events: ['enrollment.created'] }),
    },
  ];
}
