import { randomUUID } from 'node:crypto';
import { created, nobody, type Subject } from '../subject.ts';

const digest = (character: string): string => character.repeat(64);
const account = { email: 'ada@example.com', password: 'correct horse', fullName: 'Ada' };

export const notap: Subject = {
  name: 'notap',
  api: 'notap',
  command: ['serve', 'notap'],
  env: { PASSWORD_MEMORY_KIB: '8', UNLIMITED_ADDRESSES: '127.0.0.1', MAX_EVENT_LOOP_DELAY_MS: '0' },
  skipped: [],
  enter: async (url) => {
    const make = (path: string, body: object, headers = {}) => created(`${url}/v1${path}`, headers, body);
    const { token } = await make('/auth/developer/register', account);
    const authorization = `Bearer ${token}`;
    const { key } = await make('/developer/keys', { name: 'Fuzzed' }, { authorization });
    const keys = { 'x-api-key': key.key, 'x-admin-api-key': 'an-admin-key-for-development' };
    const user = randomUUID();
    await make(
      '/enrollment/store',
      { user_uuid: user, factors: { PIN: digest('a'), PATTERN: digest('b') }, device_id: 'device-1' },
      keys,
    );
    const ids: Readonly<Record<string, string>> = { uuid: user, keyId: key.id };
    return { headers: { authorization, ...keys }, fill: (parameter) => ids[parameter] ?? nobody };
  },
  isError: ({ error }) => typeof error === 'string',
};
