import { randomBytes } from 'node:crypto';
import { at } from '../../contract/json.ts';
import { postJson } from './post-json.ts';
import type { BenchScenario, ServerBench } from './server-bench.ts';
import { startOnStorage } from './start-on-storage.ts';

const listed = 20;

const administrator = { email: 'admin@example.com', password: randomBytes(12).toString('hex') };

/** Tasky, against bare routes of Fastify on the same storage. */
export const tasky: ServerBench = {
  api: 'tasky',
  settings: {
    ADMIN_EMAIL: administrator.email,
    ADMIN_PASSWORD: administrator.password,
    UNLIMITED_ADDRESSES: '127.0.0.1',
  },
  ready: '/api',
  prepare: async (url) => {
    const json = { name: 'Ada', email: 'ada@example.com', password: 'correct horse' };
    const registered = await postJson(url, { path: '/api/auth/register', json, expected: 201 });
    return scenariosOf(url, { authorization: `Bearer ${at(registered, '/data/token')}` });
  },
  replace: async (url) => {
    const path = '/api/auth/login';
    const answer = await postJson(url, { path, json: administrator, expected: 200 });
    return {
      name: 'PUT',
      method: 'PUT',
      path: `/api/users/${at(answer, '/data/user/_id')}/role`,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${at(answer, '/data/token')}`,
      },
      body: JSON.stringify({ role: 'admin' }),
      expected: 200,
    };
  },
  startBare: startOnStorage('./tasky-bare.ts', (url) => scenariosOf(url, {})),
};

/** One board more than the list shows at first, as the bare server has it too. */
async function scenariosOf(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<readonly BenchScenario[]> {
  const path = '/api/boards';
  const json = { title: 'Release 2.0', description: 'What is left to do' };
  const token = headers.authorization?.slice('Bearer '.length);
  const posted = { path, json, expected: 201, ...(token !== undefined && { token }) };
  const [first] = await Promise.all(Array.from({ length: listed }, () => postJson(url, posted)));
  const get = { method: 'GET', headers, expected: 200, goal: 0.25 } as const;
  return [
    { name: 'GET one', path: `${path}/${at(first, '/data/board/_id')}`, ...get },
    { name: `list of ${listed}`, path, ...get },
    {
      name: 'POST',
      method: 'POST',
      path,
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(json),
      expected: 201,
      goal: 0.25,
    },
  ];
}
