import { z } from 'zod';
import { apis } from '../../apis/registry.ts';
import { testProvider } from '../../harness/personas/auth/test-provider.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import { authKind } from './auth-kind.ts';

const withAccounts = apis
  .filter(({ accounts }) => accounts)
  .map(({ name }) => name)
  .join(', ');

export const testProviderKind = authKind({
  schema: strictRecord({
    kind: z.literal('test-provider'),
    provider: z
      .string()
      .optional()
      .meta({ description: 'the name of the provider (default: the target says it)' }),
    clientCallback: z
      .url()
      .optional()
      .meta({ description: 'a callback address that the target accepts; nothing has to listen there' }),
    pkce: z.boolean().optional().meta({ description: 'false for a target that does not support PKCE' }),
    administrator: z
      .union([z.string(), z.literal(false)])
      .optional()
      .meta({
        description: 'the login hint of an administrator, or false if there is none (default `admin`)',
      }),
  }).meta({ description: 'the built-in test provider of the target, which accepts any name' }),
  abilities: ['business-rules'],
  open: async (
    { url, accounts, pace, budget, timeout, readOnly, note, memory, connection },
    { administrator = 'admin', ...said },
  ) => {
    if (!accounts)
      throw new UserError(
        `--auth test-provider is for ${withAccounts}; other documents have no test provider`,
      );
    const auth = testProvider({
      url,
      timeout,
      connection,
      accounts: (await accounts.at?.(url, { timeout })) ?? accounts,
      pace,
      budget,
      login: said,
      administrator: administrator === false ? undefined : administrator,
      spoilsNobody: readOnly,
      note,
      memory,
    });
    return { auth, close: auth.close };
  },
});
