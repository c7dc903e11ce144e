import type { FastifyRequest } from 'fastify';
import { oneTimeCode } from '../../../suites/users/steps/one-time-codes.ts';
import { type Apply, family } from '../sabotage.ts';
import { answering, having } from '../seams/answers.ts';
import { before } from '../seams/handlers.ts';
import { confirmSecondFactor, disableSecondFactor, logIn, verifySecondFactor } from './operations.ts';
import { triggers } from './seams.ts';

type Body = Readonly<Record<string, string>>;

/** Whatever code is sent, the right one takes its place: that of the next step, which was not used before. */
function anyCode(secretFor: (request: FastifyRequest) => Promise<string | null | undefined>): Apply {
  return before(async (request) => {
    const secret = await secretFor(request);
    if (secret) request.body = { ...(request.body as Body), code: oneTimeCode(secret, 1) };
  });
}

async function storedSecret(
  { server }: FastifyRequest,
  id: string | undefined,
): Promise<string | null | undefined> {
  const found = await server.users.storage.db
    .selectFrom('users')
    .select('totp_secret')
    .where('id', '=', id ?? '')
    .executeTakeFirst();
  return found?.totp_secret;
}

/** Logins whose second step is no step. */
export const secondFactor = family('second-factor', [
  {
    id: 'second-factor-ignored',
    title: 'A login with a second factor returns tokens at once.',
    at: [logIn],
    seenAt: [verifySecondFactor],
    requirements: ['S-mfa-required', 'S-second-factor', 'S-invalid-credentials-code'],
    cells: [`${logIn} 200`],
    apply: before(async ({ server, body }) => {
      const { emailOrUsername } = body as { readonly emailOrUsername: string };
      await server.users.storage.db
        .updateTable('users')
        .set({ totp_secret: null })
        .where('username', '=', emailOrUsername)
        .execute();
    }),
  },
  {
    id: 'second-factor-as-an-error',
    title: 'MFA_REQUIRED is no success.',
    at: [logIn],
    requirements: ['S-mfa-required'],
    cells: [`${logIn} 200`],
    apply: answering({ saying: 'MFA_REQUIRED', json: having({ success: false }) }),
  },
  {
    id: 'tokens-beside-mfa-required',
    title: 'MFA_REQUIRED has a token all the same.',
    at: [logIn],
    requirements: ['S-mfa-required'],
    cells: [`${logIn} 200`],
    apply: answering({
      saying: 'MFA_REQUIRED',
      json: (body) => {
        const { data } = body as { readonly data: object };
        return { ...(body as object), data: { ...data, accessToken: 'a.b.c' } };
      },
    }),
  },
  {
    id: 'any-code-confirms',
    title: 'Any code switches the second factor on.',
    at: [confirmSecondFactor],
    // The code that took the place of another one is used up.
    seenAt: [verifySecondFactor, disableSecondFactor],
    requirements: ['S-invalid-credentials-code'],
    cells: [`${confirmSecondFactor} 401`],
    apply: anyCode(async ({ body }) => (body as Body).secret),
  },
  {
    id: 'any-code-logs-in',
    title: 'Any code completes a login.',
    at: [verifySecondFactor],
    requirements: ['S-invalid-credentials-code'],
    cells: [`${verifySecondFactor} 401`],
    apply: anyCode((request) => storedSecret(request, (request.body as Body).userId)),
  },
  {
    id: 'any-code-disables',
    title: 'Any code switches the second factor off.',
    at: [disableSecondFactor],
    requirements: ['S-invalid-credentials-code'],
    cells: [`${disableSecondFactor} 401`],
    apply: anyCode((request) => storedSecret(request, request.usersCaller?.id)),
  },
  {
    id: 'backup-code-kept',
    title: 'A backup code can be used again.',
    at: [verifySecondFactor],
    requirements: ['S-second-factor', 'S-invalid-credentials-code'],
    apply: triggers(
      `after delete on backup_codes when exists (select 1 from users where id = old.user_id)
       begin insert or ignore into backup_codes values (old.user_id, old.hash); end`,
    ),
  },
  {
    id: 'nine-backup-codes',
    title: 'There are nine backup codes.',
    at: [confirmSecondFactor],
    requirements: ['S-second-factor'],
    cells: [`${confirmSecondFactor} 200`],
    apply: answering({
      of: [200],
      json: (body) => {
        const { data } = body as { readonly data: { readonly backupCodes: readonly string[] } };
        return { ...(body as object), data: { backupCodes: data.backupCodes.slice(1) } };
      },
    }),
  },
  {
    id: 'second-factor-stays-on',
    title: 'The second factor is not switched off.',
    at: [disableSecondFactor],
    seenAt: [logIn],
    requirements: ['S-second-factor'],
    apply: triggers(
      `after update of totp_secret on users when new.totp_secret is null and old.totp_secret is not null
       begin update users set totp_secret = old.totp_secret where id = new.id; end`,
    ),
  },
]);
