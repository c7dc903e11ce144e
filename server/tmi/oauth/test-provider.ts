import { randomInt } from 'node:crypto';
import type { Config } from '../config.ts';
import { fail } from '../errors/api-error.ts';
import type { Identity } from '../people/repository.ts';
import type { LoginProvider } from './provider.ts';

const TEST_PROVIDER = 'test';

const HINT = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/;

/**
 * Logs anybody in as whom they want to be: `login_hint=alice` is Alice. A hint that is no name, and none at all, is
 * somebody new. Only for development; the configuration refuses it in production.
 */
export function testProvider(config: Config): LoginProvider {
  return {
    id: TEST_PROVIDER,
    name: 'Test',
    icon: 'material-symbols:science',
    clientId: 'test',
    begin: async ({ state, redirectUri, hint }) => {
      const name = hint?.toLowerCase() ?? '';
      const person = HINT.test(name) ? name : `testuser-${randomInt(10_000_000, 99_999_999)}`;
      const location = new URL(redirectUri);
      location.searchParams.set('code', `test_auth_code_${Buffer.from(person).toString('base64url')}`);
      location.searchParams.set('state', state);
      return { location: location.href, memory: { person } };
    },
    complete: async ({ url, memory: { person = '' } }) => {
      const code = `test_auth_code_${Buffer.from(person).toString('base64url')}`;
      if (url.searchParams.get('code') !== code) throw fail('login_refused');
      return identityOf(person, config);
    },
  };
}

function identityOf(person: string, { TEST_PROVIDER_GROUPS }: Config): Identity {
  const memberships = TEST_PROVIDER_GROUPS.split(',').map((pair) => pair.split(':'));
  return {
    provider: TEST_PROVIDER,
    providerId: person,
    displayName: `${person.charAt(0).toUpperCase()}${person.slice(1)} (Test User)`,
    email: `${person}@test.tmi`,
    groups: memberships.filter(([name]) => name === person).map(([, group = '']) => group),
  };
}
