import { created, nobody, type Subject } from '../subject.ts';

const csrf = { cookie: 'csrf_token=of-the-tests', 'x-csrf-token': 'of-the-tests' };
const bob = {
  username: 'bob',
  email: 'bob@example.com',
  displayName: 'Bob',
  password: 'the password of Bob 1',
};

export const users: Subject = {
  name: 'users',
  api: 'users',
  command: ['serve', 'users'],
  env: { PASSWORD_MEMORY_KIB: '8', UNLIMITED_ADDRESSES: '127.0.0.1', ACCESS_TOKEN_SECONDS: '86400' },
  skipped: ['logOut'],
  enter: async (url) => {
    const make = async (path: string, body: object, headers: Readonly<Record<string, string>> = csrf) =>
      (await created(`${url}/api/v1${path}`, headers, body)).data;
    const { accessToken } = await make('/auth/login', { emailOrUsername: 'admin', password: 'password' });
    const headers = { ...csrf, authorization: `Bearer ${accessToken}` };
    const { userId } = await make('/auth/sign-up', bob);
    const role = await make('/roles', { name: 'fuzzed' }, headers);
    const permission = await make(
      '/permissions',
      { name: 'fuzzed.read', resource: 'fuzzed', action: 'read' },
      headers,
    );
    const ids: Readonly<Record<string, string>> = {
      users: userId,
      roles: role.id,
      permissions: permission.id,
    };
    return {
      headers,
      fill: (_, path) => ids[/^\/api\/v1\/(\w+)/.exec(path)?.[1] ?? ''] ?? nobody,
    };
  },
  isError: ({ success, code, message }) =>
    success === false && typeof code === 'string' && typeof message === 'string',
};
