import { expect, test } from 'vitest';
import { warningAbout } from './credential-variables.ts';
import type { Settings } from './settings.ts';

function settings(
  kind: 'tokens' | 'client-credentials' | 'test-provider',
): Pick<Settings, 'target' | 'configFile'> {
  return {
    configFile: 'assay.config.ts',
    target: {
      kind: 'url',
      name: 'staging',
      url: 'https://staging.example.com',
      auth: { kind },
      personas: {
        owner: { env: 'STAGING_OWNER' },
        admin: { file: 'admin.token' },
        reader: { env: 'STAGING_READER' },
      },
      folder: '/somewhere',
      writing: 'granted',
      abilities: [],
      webhooks: undefined,
      connection: {},
      prefixes: {},
      commands: {},
      limits: [],
    },
  };
}

const given = { STAGING_OWNER: 'o', STAGING_READER: 'r' };

test.each([
  { said: 'nothing', kind: 'tokens', environment: given, warning: '' },
  {
    said: 'which named variable is not set',
    kind: 'tokens',
    environment: { STAGING_READER: '' },
    warning:
      'Credentials: STAGING_READER (reader), STAGING_OWNER (owner): named in assay.config.ts, but not set, so their personas are skipped\n',
  },
  {
    said: 'what was meant',
    kind: 'tokens',
    environment: { ...given, ASSAY_TOKEN_ONWER: 's3cret' },
    warning: 'Credentials: ASSAY_TOKEN_ONWER is set, but not used; did you mean ASSAY_TOKEN_OWNER?\n',
  },
  {
    said: 'what is far from everything',
    kind: 'tokens',
    environment: { ...given, ASSAY_TOKEN_SOMEBODY_ELSE: 's3cret' },
    warning: 'Credentials: ASSAY_TOKEN_SOMEBODY_ELSE is set, but not used\n',
  },
  {
    said: 'nothing about what is ours',
    kind: 'tokens',
    environment: {
      ...given,
      ...{ ASSAY_TOKEN_OWNER: 't', ASSAY_TOKEN_ADMIN_FILE: 'f', ASSAY_TOKEN_EXPIRED_COMMAND: 'c' },
      ...{ ASSAY_TOKENS_THROWAWAY_FILE: 'f', ASSAY_TOKEN_URL: 'u', ASSAY_TOKEN_COMMAND: 'c' },
    },
    warning: '',
  },
  {
    said: 'which client is nobody',
    kind: 'client-credentials',
    environment: { ASSAY_CLIENT_ID_OWNER: 'i', ASSAY_CLIENT_SECRT_OWNER: 's3cret', ASSAY_TOKEN_ONWER: 't' },
    warning:
      'Credentials: ASSAY_CLIENT_SECRT_OWNER is set, but not used; did you mean ASSAY_CLIENT_SECRET_OWNER?\n',
  },
  {
    said: 'nothing where no tokens are wanted',
    kind: 'test-provider',
    environment: { ASSAY_TOKEN_ONWER: 't' },
    warning: '',
  },
] as const)('of $kind is said $said', ({ kind, environment, warning }) => {
  expect(warningAbout(settings(kind), environment)).toBe(warning);
});
