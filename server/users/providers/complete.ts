import { fail, invalid } from '../errors/users-error.ts';
import { everyone } from '../routing/authz.ts';
import type { Call } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { mfaRequired } from '../second-factor/mfa-required.ts';
import { beginSecondStep } from '../second-factor/second-step.ts';
import { issueSession } from '../sessions/issue.ts';
import type { UserRow } from '../storage/tables.ts';
import { viewUser } from '../users/view.ts';
import { accountOf } from './account-of.ts';
import type { ProviderName } from './provider.ts';
import { providerNamed, redirectUri } from './providers.ts';
import { takeState } from './states.ts';

/** GET /api/v1/auth/oauth2/{provider}/callback: the provider sends the browser back. */
export function complete(name: ProviderName, id: string) {
  return operation({
    id,
    method: 'GET',
    path: `/api/v1/auth/oauth2/${name}/callback`,
    authz: everyone,
    success: { code: 'OAUTH2_LOGIN_SUCCESS', message: 'Logged in' },
    otherwise: (data) => ('accessToken' in data ? undefined : mfaRequired),
    ownTransactions: true,
    handler: async (call) => {
      const { server, db, stillInTime } = call;
      const { state, code, error, all } = returnIn(call.query);
      if (state === undefined) throw invalid('state', 'is missing');
      // Whatever comes of it, the state is used up.
      const begun = await db
        .transaction()
        .execute((transaction) => takeState({ server, db: transaction }, state, name));
      if (error !== undefined) throw invalid('error', 'the provider did not let the user in');
      if (code === undefined) throw invalid('code', 'is missing');
      if (!begun) throw fail('INVALID_TOKEN');
      const url = new URL(redirectUri(server.publicUrl(), name));
      url.search = all.toString();
      const person = await providerNamed(server.providers, name).complete({ url, memory: begun.memory });
      return db.transaction().execute(async (transaction) => {
        const within = { ...call, db: transaction };
        const data = await enter(within, await accountOf(within, name, person));
        stillInTime();
        return data;
      });
    },
  });
}

interface Return {
  readonly state: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
  /** All that came back, also what only the library looks at. */
  readonly all: URLSearchParams;
}

/** Throws 400 for a parameter that is empty, or there twice. */
function returnIn(query: Call['query']): Return {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || value === '') throw invalid(name, 'has a wrong value');
    all.set(name, value);
  }
  const said = (name: string): string | undefined => all.get(name) ?? undefined;
  return { state: said('state'), code: said('code'), error: said('error'), all };
}

/** What whoever is let in gets: a token, or the second step that their account wants. */
async function enter(call: Call, user: UserRow): Promise<object> {
  if (user.totp_secret !== null) {
    await beginSecondStep(call, user.id);
    return { userId: user.id };
  }
  const { accessToken } = await issueSession(call, user);
  return { accessToken, user: viewUser(user) };
}
