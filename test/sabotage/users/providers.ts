import { createHash } from 'node:crypto';
import { fail } from '../../../server/users/errors/users-error.ts';
import type { Provider, ToldPerson } from '../../../server/users/providers/provider.ts';
import type { Db } from '../../../server/users/storage/tables.ts';
import { type Apply, family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { before, handling } from '../seams/handlers.ts';
import { beginAtGoogle, endAtGitHub, endAtGoogle, endAtProvider, verifySecondFactor } from './operations.ts';
import { partsWith, triggers } from './seams.ts';

/** Another way to begin a login at Google. */
function beginning(change: (location: URL) => void): Apply {
  return partsWith(({ providers: { google } }) => {
    if (!google) throw new Error('the server knows no Google');
    const { begin } = google;
    Object.assign(google, {
      begin: async (start: Parameters<Provider['begin']>[0]) => {
        const { location, memory } = await begin(start);
        const address = new URL(location);
        change(address);
        return { location: address.href, memory };
      },
    });
  });
}

/** Does something with whom a provider has let in, before their account is looked for. */
function meeting(change: (person: ToldPerson, db: Db) => Promise<ToldPerson | undefined>): Apply {
  return partsWith(({ providers, storage }) => {
    for (const provider of Object.values(providers)) {
      const { complete } = provider;
      Object.assign(provider, {
        complete: async (back: Parameters<Provider['complete']>[0]) => {
          const person = await complete(back);
          return (await change(person, storage.db)) ?? person;
        },
      });
    }
  });
}

const hashOf = (state: string): string => createHash('sha256').update(state).digest('hex');

const queryOf = (query: unknown) => query as Record<string, string | undefined>;

/** Logins at providers that open what they should not, or nothing. */
export const providers = family('providers', [
  {
    id: 'state-not-checked',
    title: 'Whatever state a login at GitHub comes back with is good.',
    at: [endAtGitHub],
    requirements: ['S-oauth-state'],
    cells: [`${endAtGitHub} 401`],
    apply: before(async ({ server, query }) => {
      const { state = '' } = queryOf(query);
      const row = { hash: hashOf(state), provider: 'github', memory: JSON.stringify({ state }) };
      await server.users.storage.db
        .insertInto('oauth_states')
        .values({ ...row, expires_at: '9999' })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }),
  },
  {
    id: 'state-kept',
    title: 'The state of a login at GitHub can be used again.',
    at: [endAtGitHub],
    requirements: ['S-oauth-state'],
    cells: [`${endAtGitHub} 401`],
    apply: triggers(
      `after delete on oauth_states when old.provider = 'github'
       begin insert or ignore into oauth_states values (old.hash, old.provider, old.memory, old.expires_at); end`,
    ),
  },
  {
    id: 'state-of-every-provider',
    title: 'A state of Google is good at GitHub.',
    at: [endAtGitHub],
    requirements: ['S-oauth-state'],
    cells: [`${endAtGitHub} 401`],
    apply: before(async ({ server, query }) => {
      await server.users.storage.db
        .updateTable('oauth_states')
        .set({ provider: 'github' })
        .where('hash', '=', hashOf(queryOf(query).state ?? ''))
        .execute();
    }),
  },
  {
    id: 'no-challenge',
    title: 'A login at Google begins without a challenge.',
    at: [beginAtGoogle],
    seenAt: [endAtGoogle],
    requirements: ['S-oauth-pkce'],
    apply: beginning(({ searchParams }) => {
      searchParams.delete('code_challenge');
      searchParams.delete('code_challenge_method');
    }),
  },
  {
    id: 'same-challenge',
    title: 'Every login at Google begins with the same challenge.',
    at: [beginAtGoogle],
    seenAt: [endAtGoogle],
    requirements: ['S-oauth-pkce', 'S-oauth-state'],
    apply: beginning(({ searchParams }) => {
      searchParams.set('code_challenge', createHash('sha256').update('always').digest('base64url'));
    }),
  },
  {
    id: 'verifier-not-sent',
    title: 'The verifier of the challenge is not sent to Google.',
    at: [endAtGoogle],
    requirements: ['S-oauth-pkce'],
    cells: [`${endAtGoogle} 200`],
    apply: partsWith(({ providers: { google } }) => {
      if (!google) throw new Error('the server knows no Google');
      const { complete } = google;
      Object.assign(google, {
        complete: ({ url, memory: { verifier: _, ...memory } }: Parameters<Provider['complete']>[0]) =>
          complete({ url, memory }),
      });
    }),
  },
  {
    id: 'unverified-address-believed',
    title: 'An address counts that the provider has not verified.',
    at: [endAtProvider],
    requirements: ['S-email-not-verified'],
    cells: [`${endAtProvider} 403`],
    apply: meeting(async (person) => ({ ...person, isVerified: true })),
  },
  {
    id: 'claimed-account-linked',
    title: 'A login at a provider opens an account whose address nobody has verified here.',
    at: [endAtProvider],
    requirements: ['S-email-not-verified'],
    cells: [`${endAtProvider} 403`],
    apply: meeting(async (person, db) => {
      await db
        .updateTable('users')
        .set({ is_verified: 1 })
        .where('email', '=', person.email ?? '')
        .execute();
      return undefined;
    }),
  },
  {
    id: 'deactivated-opened-by-provider',
    title: 'A login at a provider opens an account that is deactivated.',
    at: [endAtProvider],
    requirements: ['S-forbidden'],
    cells: [`${endAtProvider} 403`],
    apply: meeting(async (person, db) => {
      await db
        .updateTable('users')
        .set({ is_active: 1 })
        .where('email', '=', person.email ?? '')
        .execute();
      return undefined;
    }),
  },
  {
    id: 'second-factor-ignored-by-provider',
    title: 'A login at a provider stands for the second factor.',
    at: [endAtProvider],
    seenAt: [verifySecondFactor],
    requirements: ['S-mfa-required'],
    cells: [`${endAtProvider} 200`],
    apply: meeting(async (person, db) => {
      await db
        .updateTable('users')
        .set({ totp_secret: null })
        .where('email', '=', person.email ?? '')
        .execute();
      return undefined;
    }),
  },
  {
    id: 'link-forgotten',
    title: 'Whoever has another address at the provider is somebody else.',
    at: [endAtProvider],
    requirements: ['S-providers'],
    cells: [`${endAtProvider} 200`],
    apply: meeting(async (person, db) => {
      await db.deleteFrom('social_accounts').where('provider_user_id', '=', person.subject).execute();
      return undefined;
    }),
  },
  {
    id: 'account-of-address-not-linked',
    title: 'Whoever has an account cannot log in at a provider.',
    at: [endAtProvider],
    requirements: ['S-providers', 'S-oauth-state', 'S-oauth-pkce'],
    cells: [`${endAtProvider} 200`],
    apply: meeting(async (person, db) => {
      const known = await db
        .selectFrom('users')
        .select('id')
        .where('email', '=', person.email ?? '')
        .executeTakeFirst();
      if (known) throw fail('INVALID_TOKEN');
      return undefined;
    }),
  },
  {
    id: 'refusal-misunderstood',
    title: 'A provider that lets nobody in is told to send a code.',
    at: [endAtProvider],
    requirements: ['S-validation-errors-array', 'S-validation-error'],
    cells: [`${endAtProvider} 400`],
    apply: before(({ query }) => {
      delete queryOf(query).error;
    }),
  },
  {
    id: 'refusal-repeated',
    title: 'What the provider says about a refusal is repeated.',
    at: [endAtProvider],
    requirements: ['S-validation-error'],
    apply: answering({
      of: [400],
      json: (body, { query }) => ({
        ...(body as object),
        message: `Refused: ${queryOf(query).error_description ?? queryOf(query).error ?? 'invalid'}`,
      }),
    }),
  },
  {
    id: 'provider-tokens-without-permissions',
    title: 'Tokens of a login at a provider have no permissions, as those of the original.',
    at: [endAtProvider],
    seenAt: ['GET /api/v1/users/{id}'],
    requirements: ['S-providers'],
    cells: ['GET /api/v1/users/{id} 200'],
    apply: handling(async (handler, { server }) => {
      const answer = (await handler()) as { readonly data: Record<string, unknown> };
      const { accessToken } = answer.data;
      if (typeof accessToken !== 'string') return answer;
      const { sub: id, epoch } = await server.users.accessTokens.verify(accessToken);
      const token = await server.users.accessTokens.sign({ id, epoch });
      return { ...answer, data: { ...answer.data, accessToken: token } };
    }),
  },
]);
