import { z } from 'zod';
import type { Contract } from '../../contract/contract.ts';
import { at } from '../../contract/json.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import { parametersOf } from '../../contract/operations/path-template.ts';
import { AuthError } from '../../harness/model/auth-error.ts';
import { jsonOf } from '../../harness/model/exchange.ts';
import type { AccountCalls } from '../../harness/personas/auth/account-calls.ts';
import type { IssuedToken } from '../../harness/personas/auth/issued-token.ts';
import type { SessionLogin } from '../../harness/personas/auth/session-login.ts';
import { inOwnSession, sessionLogin } from '../../harness/personas/auth/session-login.ts';
import { accountsOnDemand, type ThrowAwayAccounts } from '../../harness/personas/auth/throw-away.ts';
import { strictRecord } from '../strict-record.ts';
import { UserError } from '../user-error.ts';
import type { AuthContext } from './auth-kind.ts';
import { loginBody, type ReadBody, readLoginBody } from './login-body.ts';
import { loginOperation, namedOperation, requestOf } from './login-operation.ts';

/** How disposable accounts are made, and leave. */
export const signUpSchema = strictRecord({
  operation: z
    .string()
    .min(1)
    .meta({ description: 'the operation that creates an account: its operationId, or method and path' }),
  body: loginBody.meta({
    description: 'its body; `{account}` in a text is replaced by the name of the account',
  }),
  logIn: loginBody.meta({ description: 'the body of the login of the account' }),
  id: z
    .string()
    .regex(/^\//, { error: 'has to be a JSON Pointer, such as "/user/id"' })
    .optional()
    .meta({ description: 'where the response has the identifier of the account, as a JSON Pointer' }),
  remove: z.string().min(1).optional().meta({ description: 'the operation that deletes the account' }),
  logOut: z
    .string()
    .min(1)
    .optional()
    .meta({ description: 'the operation that revokes the token of the account' }),
}).meta({
  description:
    'how disposable accounts are created, with a sign-up operation: `operation` and its `body`, the body of their login (`logIn`), where the response has the identifier (`id`), the operation that deletes an account (`remove`, with the identifier in its path if it has one), and the operation that revokes its token (`logOut`). `{account}` in a text is replaced by the name of each account',
});

type SignUp = z.output<typeof signUpSchema>;

/** What every login of an account has in common. */
export type LoginOf = Omit<SessionLogin, 'whose' | 'request' | 'shown'> & { readonly operation: Operation };

/** Accounts that sign themselves up. Throws a UserError where the settings do not fit the document. */
export async function signedUpAccounts(
  { operation, body, logIn, id: pointer, remove, logOut }: SignUp,
  login: LoginOf,
  context: AuthContext,
): Promise<{ readonly accounts: ThrowAwayAccounts; readonly secrets: readonly string[] }> {
  const { contract, note = () => {} } = context;
  const signUp = loginOperation(operation, contract, 'auth.accounts.operation');
  const removal = named(remove, contract, 'auth.accounts.remove');
  const revocation = named(logOut, contract, 'auth.accounts.logOut');
  if (removal && parametersOf(removal.path).length > (pointer === undefined ? 0 : 1))
    throw new UserError(
      `auth.accounts.remove names ${removal.key}, whose path needs ${pointer === undefined ? 'auth.accounts.id' : 'more than the identifier of an account'}`,
    );
  const reading = { ...context, whose: 'a disposable account' };
  const [making, entering] = [await readLoginBody(body, reading), await readLoginBody(logIn, reading)];
  /** The identifiers of those that were made here, by their names. */
  const identifiers = new Map<string, string>();
  const holders = new Map<string, { readonly name: string; readonly token: IssuedToken }>();

  async function make(name: string, whose: string): Promise<number> {
    const answer = await inOwnSession({ ...login, whose }, requestOf(signUp, called(making, name)));
    const told = pointer === undefined ? undefined : at(jsonOf(answer), pointer);
    if (answer.status < 300 && pointer !== undefined && typeof told !== 'string' && typeof told !== 'number')
      throw new AuthError(`${signUp.key} got ${answer.status} without an identifier at ${pointer}`);
    if (told !== undefined) identifiers.set(name, String(told));
    return answer.status;
  }

  async function enter(name: string): Promise<IssuedToken> {
    const whose = `the login of the disposable account ${name}`;
    const status = identifiers.has(name) ? 200 : await make(name, whose);
    try {
      const request = requestOf(login.operation, called(entering, name));
      const token = await sessionLogin({ ...login, whose, request, shown: entering.secrets })();
      if (!identifiers.has(name)) identifiers.set(name, name);
      holders.set(token.token, { name, token });
      return token;
    } catch (error) {
      // An account that an earlier run made can be there already: then the login tells.
      if (error instanceof AuthError && status >= 300)
        throw new AuthError(`${signUp.key} got ${status} for ${name}, and ${error.message}`);
      throw error;
    }
  }

  const calls: AccountCalls = {
    identify: async (_, token) => {
      const name = holders.get(token)?.name;
      return name === undefined
        ? undefined
        : { provider: signUp.key, subject: identifiers.get(name) ?? name, email: '', name };
    },
    revoke: async (call) => {
      if (!revocation) throw new AuthError('auth.accounts.logOut does not say how a token is revoked');
      return call(revocation.method, revocation.path);
    },
    remove: async (call) => removal && call(removal.method, removal.path),
  };
  const accounts = accountsOnDemand({
    ...{ calls, note, logIn: enter },
    // By its token, it is known who asks: their identifier, and whatever else their session carries.
    send: async (request) => {
      const holder = holders.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
      const id = holder && identifiers.get(holder.name);
      const target =
        id === undefined ? request.target : request.target.replace(/\{[^}]+\}/, encodeURIComponent(id));
      const { cookies } = holder?.token ?? {};
      if (cookies === undefined) return login.send({ ...request, target });
      const { authorization: _, ...headers } = request.headers;
      const whose = 'a disposable account';
      return inOwnSession(
        { ...login, whose },
        { ...request, target, headers: { ...headers, cookie: cookies } },
      );
    },
  });
  return { accounts, secrets: [...making.secrets, ...entering.secrets] };
}

function named(name: string | undefined, contract: Contract, where: string): Operation | undefined {
  return name === undefined ? undefined : namedOperation(name, contract, where);
}

/** A body with the name of an account in its texts. */
function called({ json }: ReadBody, name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify(json).replaceAll('{account}', name)) as Readonly<Record<string, unknown>>;
}
