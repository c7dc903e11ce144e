import type { Contract } from '../../contract/contract.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { type FoundLogin, findLogin } from './find-login.ts';

/** What a new configuration is about. */
export interface Chosen {
  /** An API that comes with Assay; undefined for a document of the project. */
  readonly api: string | undefined;
  /** The document: a file or a URL. */
  readonly document: string;
  /** `mock`, or the base URL of an instance. */
  readonly target: string;
}

/** A configuration for `assay.config.ts`. */
export interface NewConfiguration {
  readonly text: string;
  /** The environment variables that it refers to, which hold the credentials of personas. */
  readonly variables: readonly string[];
}

/** What is known of the credentials of a target: tokens, or how somebody logs in; undefined if none are needed. */
type Credentials = 'tokens' | FoundLogin | undefined;

/** Pure. */
export function newConfiguration(chosen: Chosen, contract: Contract): NewConfiguration {
  const credentials = credentialsOf(chosen, contract);
  const subject =
    chosen.api === undefined ? `spec: ${quoted(chosen.document)}` : `api: ${quoted(chosen.api)}`;
  const text = `import { defineConfig } from '${packageJson.name}/config';

export default defineConfig({
  ${subject},
${targetLines(chosen, credentials)}  suites: ['conformance/*.story.ts'],
});
`;
  return { text, variables: [...text.matchAll(/env: '(\w+)'/g)].map(([, name = '']) => name) };
}

function credentialsOf({ target }: Chosen, contract: Contract): Credentials {
  if (target === 'mock') return undefined;
  const isClosed = contract.operations.some(({ access }) => !access.public && access.schemes.length > 0);
  const login = findLogin(contract);
  return login ?? (isClosed ? 'tokens' : undefined);
}

function targetLines({ target }: Chosen, credentials: Credentials): string {
  if (credentials === undefined) return `  target: ${quoted(target)},\n`;
  if (credentials === 'tokens') return `  target: ${quoted(target)},\n${personas}`;
  const { operation, token } = credentials;
  return `  target: 'local',
  targets: {
    local: {
      url: ${quoted(target)},
      auth: {
        kind: 'login',
        operation: ${quoted(operation.id ?? operation.key)},
${token === undefined ? '' : `        token: ${quoted(token)},\n`}        // ${accounts}
        personas: {
${players.map((persona) => `          ${persona}: { ${bodyOf(credentials, persona)} },\n`).join('')}        },
      },
    },
  },
`;
}

/** An API has at least two accounts; who logs in has to be known. */
const players = ['owner', 'stranger'] as const;

function bodyOf({ members }: FoundLogin, persona: string): string {
  return members
    .map((name) => `${/^\w+$/.test(name) ? name : quoted(name)}: { env: '${variable(persona, name)}' }`)
    .join(', ');
}

/** "OWNER_PASSWORD" */
function variable(persona: string, member: string): string {
  return `${persona}_${member.replaceAll(/\W+/g, '_')}`.toUpperCase();
}

const accounts = 'Two accounts of your API. Add writer, reader and admin if there are such accounts.';

const personas = `  // Tokens of different accounts. Without its variable a persona is skipped, and the report says what that costs.
  personas: {
    owner: { env: 'ASSAY_TOKEN_OWNER' },
    writer: { env: 'ASSAY_TOKEN_WRITER' },
    reader: { env: 'ASSAY_TOKEN_READER' },
    stranger: { env: 'ASSAY_TOKEN_STRANGER' },
    admin: { env: 'ASSAY_TOKEN_ADMIN' },
  },
`;

/** A text of TypeScript. */
export function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
