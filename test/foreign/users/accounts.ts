import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { requireStorable } from './bodies.ts';
import { type Call, ok, type Route } from './call.ts';
import { type Records, roleNamed, type User } from './records.ts';
import { Refusal, Rejection } from './refusals.ts';
import type { Release } from './release.ts';
import { shownUser } from './shown.ts';

/** What the database says of what is there already. */
const taken = (constraint: string): Error =>
  new Error(`duplicate key value violates unique constraint "${constraint}"`);

export function signUp(
  records: Records,
  account: Pick<User, 'username' | 'email' | 'displayName' | 'password'>,
): User {
  for (const each of records.users.values()) {
    if (each.username === account.username) throw taken('users_username_key');
    if (each.email === account.email) throw taken('users_email_key');
  }
  const user: User = {
    ...{ id: randomUUID(), ...account, avatarImageUrl: null, isActive: true, isVerified: false },
    ...{ failures: 0, locked: false, roles: new Set([roleNamed(records, 'user').id]) },
  };
  records.users.set(user.id, user);
  return user;
}

/** 32 hexadecimal digits that only the database knows: nobody sends mails. */
const wrongMailToken = (code: string): never => {
  throw new Refusal(400, code, 'Invalid or expired token');
};

const byName = ({ users }: Records, name: unknown): User | undefined =>
  [...users.values()].find(({ email, username }) => email === name || username === name);

function logIn({ records, tokens, body }: Call) {
  const user = byName(records, body.emailOrUsername);
  const failed = (text: string) => new Refusal(401, 'AUTH_FAILED', text);
  if (!user) throw failed('Record not found');
  if (user.locked) throw failed('Account is locked. Please try again in 30 minutes.');
  if (user.password !== body.password) {
    user.failures += 1;
    if (user.failures < 5) throw failed('Invalid credentials');
    user.locked = true;
    throw failed('Too many failed attempts. Account locked for 30 minutes.');
  }
  user.failures = 0;
  if (!user.isActive) throw failed('User account is deactivated');
  const session = { userId: user.id, accessToken: tokens.access(user), refreshToken: tokens.refresh(user) };
  return ok('AUTH_SUCCESS', { type: 'success', ...session });
}

/** Mounted outside the check of tokens, so that nobody is there. */
const withoutCaller = (): never => {
  throw new Rejection(500, 'Missing request extension: Extension of type `AuthUser` was not found.');
};

export function accountRoutes(release: Release): readonly Route[] {
  const own: readonly Route[] = [
    {
      route: 'GET /auth/csrf-token',
      handler: () => {
        const token = randomUUID();
        const headers = { 'set-cookie': `csrf_token=${token}; SameSite=Lax; Path=/` };
        return { ...ok('CSRF_TOKEN_GENERATED', { token }), headers };
      },
    },
    {
      route: 'POST /auth/sign-up',
      body: {
        username: 'string',
        email: 'string',
        displayName: 'string',
        password: 'string',
        avatarImageUrl: 'string?',
      },
      validated: true,
      failed: 'REGISTER_FAILED',
      handler: ({ records, body }) => {
        requireStorable(body);
        const { id } = signUp(records, body as unknown as User);
        return ok('REGISTER_SUCCESS', { userId: id });
      },
    },
    {
      route: 'POST /auth/login',
      body: { emailOrUsername: 'string', password: 'string' },
      validated: true,
      handler: logIn,
    },
    {
      route: 'POST /auth/refresh',
      body: { refreshToken: 'string' },
      handler: ({ records, tokens, body }) => {
        const user = records.users.get(tokens.refreshed(body.refreshToken).sub);
        if (!user) throw new Refusal(401, 'REFRESH_FAILED', 'Record not found');
        return ok('TOKEN_REFRESHED', { accessToken: tokens.access(user) });
      },
    },
    {
      route: 'POST /auth/logout',
      body: { refreshToken: 'string' },
      handler: ({ records, tokens, authorization, body }) => {
        if (!authorization) throw new Refusal(400, 'MISSING_AUTH', 'Missing authorization header');
        try {
          records.blacklist.add(tokens.holderOf(authorization).jti);
          records.blacklist.add(tokens.refreshed(body.refreshToken).jti);
        } catch {
          // The original says nothing of what it cannot read.
        }
        return ok('LOGOUT_SUCCESS');
      },
    },
    {
      route: 'GET /auth/verify-email',
      handler: ({ query }) => {
        if (!query.has('token'))
          throw new Rejection(400, 'Failed to deserialize query string: missing field `token`');
        return wrongMailToken('VERIFICATION_FAILED');
      },
    },
    {
      route: 'POST /auth/resend-verification',
      body: { emailOrUsername: 'string' },
      handler: ({ records, body }) => {
        const user = byName(records, body.emailOrUsername);
        if (!user) throw new Refusal(404, 'USER_NOT_FOUND', 'Record not found');
        if (user.isVerified) throw new Refusal(400, 'ALREADY_VERIFIED', 'Email is already verified');
        return ok('VERIFICATION_SENT');
      },
    },
    {
      route: 'POST /auth/forgot-password',
      body: { email: 'string' },
      handler: () => ok('FORGOT_PASSWORD_SENT'),
    },
    {
      route: 'POST /auth/reset-password',
      body: { token: 'string', newPassword: 'string' },
      handler: () => wrongMailToken('PASSWORD_RESET_FAILED'),
    },
    { route: 'POST /auth/2fa/setup', handler: withoutCaller },
    { route: 'POST /auth/2fa/confirm', handler: withoutCaller },
    { route: 'POST /auth/2fa/disable', handler: withoutCaller },
    {
      route: 'POST /auth/2fa/verify',
      body: { userId: 'string', code: 'string' },
      handler: () => {
        throw new Refusal(401, '2FA_VERIFY_FAILED', '2FA is not enabled for this user');
      },
    },
    {
      route: 'GET /users/me',
      needs: 'any',
      handler: ({ records, tokens, authorization }) => {
        const user = records.users.get(tokens.holderOf(authorization).sub);
        if (!user) throw new Refusal(404, 'PROFILE_NOT_FOUND', 'Record not found');
        return ok('GET_PROFILE_SUCCESS', shownUser(user));
      },
    },
    {
      route: 'PUT /users/me',
      needs: 'any',
      body: { displayName: 'string?', avatarImageUrl: 'string?' },
      validated: true,
      handler: ({ records, tokens, authorization, body }) => {
        const user = records.users.get(tokens.holderOf(authorization).sub);
        requireStorable(body);
        if (user) Object.assign(user, body);
        return ok('UPDATE_PROFILE_SUCCESS');
      },
    },
  ];
  return release === 'r31' ? own : [...own, ...providerRoutes('google'), ...providerRoutes('github')];
}

/** What a login at a provider begins with; it ends at addresses that are fixed, and that no test reaches. */
function providerRoutes(provider: 'google' | 'github'): readonly Route[] {
  const isGoogle = provider === 'google';
  return [
    {
      route: `GET /auth/oauth2/${provider}/login`,
      handler: () => {
        const state = randomBytes(16).toString('base64url');
        const pkceVerifier = randomBytes(32).toString('base64url');
        const challenge = createHash('sha256').update(pkceVerifier).digest('base64url');
        const proof = isGoogle ? `&code_challenge=${challenge}&code_challenge_method=S256` : '';
        const authUrl = `https://${provider}.example/authorize?state=${state}${proof}`;
        return ok('OAUTH2_INIT_SUCCESS', { authUrl, state, ...(isGoogle && { pkceVerifier }) });
      },
    },
    {
      route: `GET /auth/oauth2/${provider}/callback`,
      handler: ({ query }) => {
        if (!query.has('state'))
          throw new Rejection(400, 'Failed to deserialize query string: missing field `state`');
        const upper = provider.toUpperCase();
        const error = query.get('error');
        if (error !== null) throw new Refusal(400, `OAUTH2_${upper}_ERROR`, error);
        for (const name of ['code', 'expected_state', ...(isGoogle ? ['pkce_verifier'] : [])])
          if (!query.has(name))
            throw new Refusal(400, `MISSING_${name.toUpperCase()}`, `missing field \`${name}\``);
        const isHis = query.get('state') === query.get('expected_state');
        throw new Refusal(
          401,
          'OAUTH2_LOGIN_FAILED',
          isHis ? 'Request failed' : 'Invalid state token - CSRF protection triggered',
        );
      },
    },
  ];
}
