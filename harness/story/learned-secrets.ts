import type { Account, Credentials, Target } from '../model/target.ts';
import type { Redactor } from '../transport/redact.ts';

/** Every credential that an adapter gives out is known to the redactor before it is sent. */
export function withLearnedSecrets(target: Target, redactor: Redactor): Target {
  const { auth } = target;
  const { freshAccount, leaseAccounts, member, again } = auth;
  const learn = (credentials: Credentials | undefined, whose: string): void => {
    for (const secret of credentials?.secrets ?? []) redactor.learn(secret, `token of ${whose}`);
  };
  const withLearned = (account: Account, called: string): Account => ({
    ...account,
    called,
    credentials: (schemes) => {
      const credentials = account.credentials(schemes);
      learn(credentials, `account ${called}`);
      // A shared account goes from story to story, and each calls it something else.
      for (const secret of credentials.secrets) redactor.rename(secret, `token of account ${called}`);
      return credentials;
    },
  });
  return {
    ...target,
    auth: {
      ...auth,
      credentials: async (persona, schemes, spent) => {
        const credentials = await auth.credentials(persona, schemes, spent);
        learn(credentials, persona);
        return credentials;
      },
      ...(freshAccount && {
        freshAccount: async (name, plays) => withLearned(await freshAccount(name, plays), name),
      }),
      ...(leaseAccounts && {
        leaseAccounts: () => {
          const lease = leaseAccounts();
          return {
            ...lease,
            account: async (name, plays, terms) => withLearned(await lease.account(name, plays, terms), name),
          };
        },
      }),
      ...(again && { again: async (login, plays) => withLearned(await again(login, plays), login) }),
      ...(member && {
        member: async () => {
          const { account, group } = await member();
          return { account: withLearned(account, 'member'), group };
        },
      }),
    },
  };
}
