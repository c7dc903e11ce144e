import { randomBytes } from 'node:crypto';
import { at } from '../../contract/json.ts';
import { answerTo } from '../load.ts';
import { postJson } from './post-json.ts';
import type { BenchScenario, ServerBench } from './server-bench.ts';
import { startOnStorage } from './start-on-storage.ts';

const listed = 20;
const base = '/api/v1';
const administrator = { email: 'admin@example.com', password: randomBytes(12).toString('hex') };
/** The server remembers no token: any that is repeated will do. */
const csrf = { cookie: 'csrf_token=of-the-benchmark', 'x-csrf-token': 'of-the-benchmark' };

/** The user management, against bare routes of Fastify on the same storage. */
export const users: ServerBench = {
  api: 'users',
  settings: {
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    UNLIMITED_ADDRESSES: '127.0.0.1',
  },
  ready: '/health-check',
  prepare: async (url) => {
    for (let number = 1; number < listed; number++) {
      const name = `user-${number}`;
      const json = {
        username: name,
        email: `${name}@example.com`,
        displayName: name,
        password: 'correct horse',
      };
      await postJson(url, { path: `${base}/auth/sign-up`, json, expected: 201, headers: csrf });
    }
    const { password, email: emailOrUsername } = administrator;
    const json = { emailOrUsername, password };
    const answer = await postJson(url, { path: `${base}/auth/login`, json, expected: 200, headers: csrf });
    const headers = { authorization: `Bearer ${at(answer, '/data/accessToken')}`, ...csrf };
    return scenariosOf(String(at(answer, '/data/userId')), headers);
  },
  replace: async (url, scenarios) => {
    const headers = { ...scenarios[0]?.headers, 'content-type': 'application/json' };
    const json = { name: 'replaced' };
    const made = await postJson(url, { path: `${base}/roles`, json, expected: 201, headers });
    const path = `${base}/roles/${at(made, '/data/id')}`;
    return { name: 'PUT', method: 'PUT', path, headers, body: JSON.stringify(json), expected: 200 };
  },
  startBare: startOnStorage('./users-bare.ts', async (url) => {
    const get = {
      name: 'GET one',
      method: 'GET',
      path: `${base}/users`,
      headers: {},
      expected: 200,
    } as const;
    const page: unknown = JSON.parse((await answerTo(url, get)).text);
    return scenariosOf(String(at(page, '/data/items/0/id')), {});
  }),
};

function scenariosOf(id: string, headers: Readonly<Record<string, string>>): readonly BenchScenario[] {
  const get = { method: 'GET', headers, expected: 200, goal: 0.25 } as const;
  return [
    { name: 'GET one', path: `${base}/users/${id}`, ...get },
    { name: `list of ${listed}`, path: `${base}/users?pageSize=${listed}`, ...get },
    {
      name: 'POST',
      method: 'POST',
      path: `${base}/roles`,
      headers: { ...headers, 'content-type': 'application/json' },
      // No two roles have the same name.
      body: JSON.stringify({ name: '[<id>]', description: 'Reads everything' }),
      expected: 201,
      goal: 0.25,
    },
  ];
}
