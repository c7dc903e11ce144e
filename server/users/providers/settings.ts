import type { Setting } from '../../setting.ts';

const HTTP_URL = '^https?://[^?#\\s]+[^/?#\\s]$';

const address = (usual: string, says: string) =>
  ({ type: 'string', default: usual, pattern: HTTP_URL, says }) as const;

const client = (name: string) => ({
  id: {
    type: 'string',
    default: '',
    says: `what ${name} calls this server; without it, nobody can log in there`,
  } as const,
  secret: {
    type: 'string',
    default: '',
    says: `secret that proves to ${name} that it is this server`,
  } as const,
});

const google = client('Google');
const github = client('GitHub');

/** Google and GitHub, or what stands for them. */
export const providerSettings = {
  PUBLIC_URL: {
    type: 'string',
    default: '',
    pattern: '^(https?://[^/?#\\s]+)?$',
    says: 'public URL of the server, below which providers send browsers back; without it, the address it listens on',
  },
  GOOGLE_ISSUER: address('https://accounts.google.com', 'address of the OpenID Connect provider for Google'),
  GOOGLE_CLIENT_ID: google.id,
  GOOGLE_CLIENT_SECRET: google.secret,
  GITHUB_URL: address('https://github.com', 'address of GitHub, where people log in'),
  GITHUB_API_URL: address('https://api.github.com', 'address of the API of GitHub'),
  GITHUB_CLIENT_ID: github.id,
  GITHUB_CLIENT_SECRET: github.secret,
  PROVIDER_TIMEOUT_SECONDS: {
    type: 'integer',
    default: 5,
    minimum: 1,
    maximum: 60,
    says: 'how long a login waits for a response of a provider',
  },
  STATE_SECONDS: {
    type: 'integer',
    default: 600,
    minimum: 1,
    maximum: 86_400,
    says: 'how long a login at a provider may take',
  },
} as const satisfies Readonly<Record<string, Setting>>;
