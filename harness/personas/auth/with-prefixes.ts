import type { SecurityScheme } from '../../../contract/operations/authorization.ts';
import type { Account, AuthAdapter } from '../../model/target.ts';

/** An adapter whose secrets stand behind what a target wants before them, by the names of its security schemes. */
export function withPrefixes(auth: AuthAdapter, prefixes: Readonly<Record<string, string>>): AuthAdapter {
  if (Object.keys(prefixes).length === 0) return auth;
  const { freshAccount, leaseAccounts, again, member } = auth;
  const all = (schemes: readonly SecurityScheme[]) => schemes.map((scheme) => prefixed(scheme, prefixes));
  const ofAccount = (account: Account): Account => ({
    ...account,
    credentials: (schemes) => account.credentials(all(schemes)),
  });
  return {
    ...auth,
    credentials: (persona, schemes, spent) => auth.credentials(persona, all(schemes), spent),
    ...(freshAccount && { freshAccount: async (name, plays) => ofAccount(await freshAccount(name, plays)) }),
    ...(leaseAccounts && {
      leaseAccounts: () => {
        const lease = leaseAccounts();
        return { ...lease, account: async (...asked) => ofAccount(await lease.account(...asked)) };
      },
    }),
    ...(again && { again: async (login, plays) => ofAccount(await again(login, plays)) }),
    ...(member && {
      member: async () => {
        const { account, group } = await member();
        return { account: ofAccount(account), group };
      },
    }),
  };
}

/** Basic says who calls in a way of its own (RFC 7617). */
function prefixed(scheme: SecurityScheme, prefixes: Readonly<Record<string, string>>): SecurityScheme {
  const prefix = Object.hasOwn(prefixes, scheme.name) ? prefixes[scheme.name] : undefined;
  return prefix === undefined || scheme.kind === 'basic' ? scheme : { ...scheme, prefix };
}
