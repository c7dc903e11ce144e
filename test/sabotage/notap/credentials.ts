import { decodeJwt } from 'jose';
import { everyOperation, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { declaring } from '../seams/policies.ts';
import {
  exportOwnData,
  getStats,
  initiate,
  listDevices,
  listKeys,
  login,
  pspStatus,
  retrieve,
} from './operations.ts';
import { partsWith, triggers } from './seams.ts';

/** Credentials that are let in and should not be, or are refused with another status. */
export const credentials = family('credentials', [
  {
    id: 'no-key-needed',
    title: 'Whoever has no key reads enrollments.',
    at: [retrieve],
    requirements: ['S-401', 'S-401-authentication'],
    cells: [`${retrieve} 401`, `${retrieve} 403`],
    apply: declaring({ credential: undefined, authz: { ownership: 'none', public: true } }),
  },
  {
    id: 'wrong-key-is-401',
    title: 'A wrong key is 401.',
    at: [retrieve],
    requirements: ['S-403', 'S-403-key'],
    cells: [`${retrieve} 403`],
    apply: answering({ of: [403], status: 401, headers: { 'www-authenticate': 'ApiKey' } }),
  },
  {
    id: 'missing-admin-key-is-403',
    title: 'A missing key of administrators is 403.',
    at: [getStats],
    requirements: ['S-401', 'S-401-authentication'],
    cells: [`${getStats} 401`],
    apply: answering({ of: [401], status: 403 }),
  },
  {
    id: 'any-admin-key',
    title: 'Any text is a key of administrators.',
    at: ['* /v1/admin/*'],
    requirements: ['S-403', 'S-403-admin'],
    cells: ['* /v1/admin/* 403'],
    apply: partsWith(({ adminKeys }) => Object.assign(adminKeys, { find: (sent: string) => sent })),
  },
  {
    id: 'any-psp-key',
    title: 'Whatever begins with psp_ is a key of a payment service provider.',
    at: ['* /v1/psp/*'],
    requirements: ['S-403', 'S-403-key'],
    cells: ['* /v1/psp/* 403'],
    apply: partsWith(({ pspKeys }) => Object.assign(pspKeys, { find: (sent: string) => sent })),
  },
  {
    id: 'malformed-psp-key-is-403',
    title: 'A token that does not begin with psp_ is forbidden.',
    at: [pspStatus],
    requirements: ['S-401-psp'],
    cells: [`${pspStatus} 401`],
    apply: answering({ saying: 'UNAUTHORIZED', status: 403 }),
  },
  {
    id: 'permissions-not-checked',
    title: 'A key starts verifications, whatever it permits.',
    at: [initiate],
    requirements: ['S-403'],
    cells: [`${initiate} 403`],
    apply: declaring({ authz: { ownership: 'none' } }),
  },
  {
    id: 'revoked-keys-accepted',
    title: 'A key that was revoked goes on.',
    at: everyOperation,
    requirements: ['S-403', 'S-403-key'],
    cells: ['* 403'],
    apply: triggers(
      'after update of revoked_at on api_keys begin update api_keys set revoked_at = null where id = new.id; end',
    ),
  },
  {
    id: 'expired-tokens-accepted',
    title: 'A token of a developer whose time is over is still good.',
    at: everyOperation,
    requirements: ['S-401', 'S-401-authentication'],
    cells: ['* 401'],
    apply: partsWith(({ developerTokens }) => {
      const { verify } = developerTokens;
      Object.assign(developerTokens, {
        verify: async (token: string) => {
          const claims = await verify(token);
          return claims === 'expired' ? decodeJwt(token) : claims;
        },
      });
    }),
  },
  {
    id: 'signatures-not-checked',
    title: 'Whatever looks like a token of a developer is believed.',
    at: ['* /v1/developer/*'],
    requirements: ['S-403', 'S-403-key'],
    cells: ['* 403'],
    apply: partsWith(({ developerTokens }) => {
      const { verify } = developerTokens;
      Object.assign(developerTokens, {
        verify: async (token: string) => {
          const claims = await verify(token);
          return claims === 'invalid' && token.split('.').length === 3 ? decodeJwt(token) : claims;
        },
      });
    }),
  },
  {
    id: 'logout-without-effect',
    title: 'A token is good after the logout.',
    at: everyOperation,
    requirements: ['S-403', 'S-403-key'],
    cells: ['* 403'],
    apply: triggers(
      'after insert on revoked_tokens begin delete from revoked_tokens where jti = new.jti; end',
    ),
  },
  {
    id: 'foreign-enrollments-managed',
    title: 'A management token is good for every enrollment.',
    at: [listDevices, exportOwnData],
    requirements: ['S-403'],
    cells: [`${listDevices} 403`, `${exportOwnData} 403`],
    apply: declaring({ authz: { ownership: 'none' } }),
  },
  {
    id: 'any-password',
    title: 'Whoever has an account logs in with any password.',
    at: [login],
    requirements: ['S-401', 'S-403'],
    cells: [`${login} 401`, `${login} 403`],
    apply: partsWith(({ passwords }) =>
      Object.assign(passwords, { matches: async (_: string, kept: string | null) => kept !== null }),
    ),
  },
  {
    id: 'account-never-locked',
    title: 'Failed logins are not counted.',
    at: [login],
    requirements: ['S-403'],
    cells: [`${login} 403`],
    apply: triggers(
      'after update of failures on developers when new.failures > 0 begin update developers set failures = 0 where id = new.id; end',
    ),
  },
  {
    id: 'keys-shown-again',
    title: 'The list of keys has a member that the document does not have.',
    at: [listKeys],
    requirements: ['S-200'],
    cells: [`${listKeys} 200`],
    apply: answering({
      of: [200],
      json: (body) => {
        const { keys, ...rest } = body as { readonly keys: readonly object[] };
        return { ...rest, keys: keys.map((key) => ({ ...key, key: 'zpk_live_0123456789abcdef' })) };
      },
    }),
  },
]);
