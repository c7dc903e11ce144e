import { arrayOf, input, nullable, object, schema, text, uuid } from '../../builder/schema.ts';
import { codes } from '../codes.ts';
import { accessToken, ids, mailedToken, refreshToken } from '../samples.ts';
import { envelope, enveloped } from './common.ts';
import { password, User, userSample } from './user.ts';

const token = { type: 'string', minLength: 1 } as const;
const emailOrUsername = text({ min: 1, max: 100 });
const sixDigits = text({ max: 6, min: 6, pattern: '^[0-9]{6}$' });

const sessionData = object({ required: { userId: uuid(), accessToken: token, refreshToken: token } });

const Session = envelope('Session', sessionData, { const: 'AUTH_SUCCESS' });
export const SecondStepDone = envelope('SecondStepDone', sessionData);
const MfaRequired = envelope('MfaRequired', object({ required: { userId: uuid() } }), {
  const: 'MFA_REQUIRED',
});

/** A success without tokens. */
export const mfaRequired = {
  mfa_required: { value: enveloped('MFA_REQUIRED', codes.MFA_REQUIRED.text, { userId: ids.ada }) },
};

export const Login = schema(
  'Login',
  'A login is either complete, or needs a second step at /api/v1/auth/2fa/verify.',
  { oneOf: [Session, MfaRequired] },
);

export const CsrfToken = envelope('CsrfToken', object({ required: { token: uuid() } }));
export const Refreshed = envelope('Refreshed', object({ required: { accessToken: token } }));
export const Setup = envelope(
  'Setup',
  object({
    required: {
      secret: text({ min: 16, max: 128, pattern: '^[A-Z2-7]+=*$' }),
      qrCodeUrl: { type: 'string', pattern: '^otpauth://totp/' },
    },
  }),
);
export const BackupCodes = envelope(
  'BackupCodes',
  object({
    required: {
      backupCodes: arrayOf(text({ min: 8, max: 8, pattern: '^[A-Za-z0-9]{8}$' }), { min: 10, max: 10 }),
    },
  }),
);

/** What a client needs to send the user to a provider; PKCE only where the provider has it. */
export const Redirect = envelope(
  'Redirect',
  object({
    required: { authUrl: { type: 'string', format: 'uri' }, state: token },
    optional: { pkceVerifier: nullable(token) },
  }),
);
const ProviderSession = envelope(
  'ProviderSession',
  object({ required: { accessToken: token, user: User } }),
  { const: 'OAUTH2_LOGIN_SUCCESS' },
);
export const ProviderLogin = schema(
  'ProviderLogin',
  'A login at a provider is either complete, or needs a second step at /api/v1/auth/2fa/verify.',
  { oneOf: [ProviderSession, MfaRequired] },
);

export const Credentials = schema(
  'Credentials',
  'What an account logs in with',
  input({ required: { emailOrUsername, password: text({ min: 1, max: 128 }, { writeOnly: true }) } }),
);
export const RefreshToken = schema(
  'RefreshToken',
  'The refresh token of a login',
  input({ required: { refreshToken: token } }),
);
export const Account = schema('Account', 'Names an account', input({ required: { emailOrUsername } }));
export const Address = schema(
  'Address',
  'The e-mail address of an account',
  input({ required: { email: { type: 'string', format: 'email', maxLength: 100 } } }),
);
export const PasswordReset = schema(
  'PasswordReset',
  'The token that was mailed, and the new password',
  input({ required: { token, newPassword: password } }),
);
export const SecretConfirmation = schema(
  'SecretConfirmation',
  'The secret of the setup, and the code that it makes now',
  input({ required: { secret: text({ min: 16, max: 128, pattern: '^[A-Z2-7]+=*$' }), code: sixDigits } }),
);
export const SecondStep = schema(
  'SecondStep',
  'Whose login it is, and a code: of the authenticator, or a backup code, which is used up',
  input({
    required: { userId: uuid(), code: text({ min: 6, max: 8, pattern: '^([0-9]{6}|[A-Za-z0-9]{8})$' }) },
  }),
);
export const Code = schema(
  'Code',
  'The code that the authenticator shows',
  input({ required: { code: sixDigits } }),
);

export const sessionSample = { userId: ids.ada, accessToken, refreshToken } as const;
export const credentialsSample = {
  emailOrUsername: 'ada',
  password: 'correct horse battery staple',
} as const;
export const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const setupSample = {
  secret,
  qrCodeUrl: `otpauth://totp/Users:ada?secret=${secret}&issuer=Users&algorithm=SHA256&digits=6&period=30`,
} as const;
export const backupCodesSample = {
  backupCodes: Array.from({ length: 10 }, (_, index) => `a1b2c3d${index}`),
} as const;
export const redirectSample = {
  authUrl: 'https://provider.example.com/authorize?client_id=users&state=xyz',
  state: 'xyz',
} as const;
export const providerLoginSample = { accessToken, user: userSample } as const;
export const resetSample = { token: mailedToken, newPassword: 'another correct horse' } as const;
