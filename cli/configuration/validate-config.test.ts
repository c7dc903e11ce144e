import { expect, test } from 'vitest';
import type { AssayConfig } from './define-config.ts';
import { validateConfig } from './validate-config.ts';

const url = 'https://tmi.example.com';

const everything: AssayConfig = {
  api: 'tmi',
  spec: './openapi.yaml',
  target: 'staging',
  targets: {
    staging: {
      url,
      api: 'tmi',
      spec: `${url}/openapi.json`,
      auth: { kind: 'tokens' },
      personas: {
        owner: { env: 'OWNER' },
        reader: { file: 'reader.txt' },
        admin: { command: 'print-token' },
      },
      writable: true,
      abilities: ['open-sockets', 'reach-limits'],
      webhookUrl: 'https://tunnel.example.com/hooks',
      webhookListen: '0.0.0.0:4011',
      concurrency: 4,
      timeout: 20,
      requestsPerSecond: 2.5,
      maxRequests: 5000,
    },
    image: {
      image: 'ghcr.io/acme/shop:1.4',
      port: 8080,
      basePath: '/v1',
      env: { LOG_LEVEL: 'debug', DATABASE_URL: { env: 'SHOP_DATABASE' } },
      wait: { path: '/health', status: 204, seconds: 90 },
      network: 'shop',
      reuse: true,
    },
    composed: { compose: 'compose.yaml', service: 'api', port: 8080, wait: { healthy: true } },
  },
  personas: { stranger: { env: 'STRANGER' } },
  tolerances: { webhookSeconds: 60 },
  gates: 'violating=0, cells>=95%',
  knownViolations: 'known-violations.yaml',
};

test('everything that is documented can be said, and stays as it was said', () => {
  expect(validateConfig(everything, 'assay.config.yaml')).toEqual(everything);
});

const reference =
  "must say where the secret is, not what it is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }";

test.each<[string, unknown, string]>([
  ['a list', [], 'the file must be a record'],
  ['nothing', undefined, 'the file is missing'],
  [
    'a misspelt member',
    { taget: 'a' },
    'the file has a member "taget" that is not known; did you mean "target"?',
  ],
  [
    'a member like none',
    { tolerances: { colour: 1 } },
    'tolerances has a member "colour" that is not known; there are webhookSeconds, withdrawn',
  ],
  [
    'a tolerance that is no list',
    { tolerances: { withdrawn: 'E10' } },
    'tolerances.withdrawn must be a list of numbers such as ["E10"], or "all"',
  ],
  ['an unknown API', { api: 'library' }, 'api must be one of tmi, mini, tasky, users, notap'],
  [
    'a target without an address',
    { targets: { a: {} } },
    'targets.a has no url; give the url of an instance, or an image or a compose file to start',
  ],
  [
    'a target at two places',
    { targets: { a: { url, image: 'a:1', port: 80 } } },
    'targets.a has both url and image; keep one of them',
  ],
  ['an image without its port', { targets: { a: { image: 'a:1' } } }, 'targets.a has image without port'],
  [
    'a Compose file without its service',
    { targets: { a: { compose: 'a.yaml', port: 80 } } },
    'targets.a has compose without service',
  ],
  [
    'a container that is used again, of a Compose file',
    { targets: { a: { compose: 'a.yaml', service: 'a', port: 80, reuse: true } } },
    'targets.a has reuse, which does not go with compose',
  ],
  [
    'an environment of what is running',
    { targets: { a: { url, env: { A: 'b' } } } },
    'targets.a has env, which does not go with url',
  ],
  [
    'two ways to wait',
    { targets: { a: { image: 'a:1', port: 80, wait: { path: '/', log: 'ready' } } } },
    'targets.a.wait has several of path, log and healthy; keep one of them',
  ],
  [
    'a status of no path',
    { targets: { a: { image: 'a:1', port: 80, wait: { status: 204 } } } },
    'targets.a.wait has a status without path; say which path returns it',
  ],
  [
    'a path that does not start',
    { targets: { a: { image: 'a:1', port: 80, basePath: 'v1' } } },
    'targets.a.basePath must start with /',
  ],
  [
    'a variable of a container that is no text',
    { targets: { a: { image: 'a:1', port: 80, env: { A: 5 } } } },
    `targets.a.env.A must be a text, or say where it is: { env: 'NAME' }, { file: 'path' } or { command: 'prints it' }`,
  ],
  [
    'a password in an address',
    { targets: { a: { url: 'https://me:Recognisable@a.example' } } },
    'targets.a.url must start with http:// or https://, without user, query and fragment',
  ],
  [
    'a name that means something else',
    { targets: { mock: { url } } },
    'targets.mock must begin with a letter, consist of letters, digits, dots and dashes, and not be mock, reference, url',
  ],
  [
    'an unknown way to log in',
    { targets: { a: { url, auth: { kind: 'magic' } } } },
    'targets.a.auth.kind must be one of tokens, ',
  ],
  [
    'a misspelt way to log in',
    { targets: { a: { url, auth: { kind: 'test-provder' } } } },
    'targets.a.auth.kind must be one of tokens, command, client-credentials, login, wfc, interactive, test-provider, mock; did you mean "test-provider"?',
  ],
  [
    'a misspelt ability',
    { targets: { a: { url, abilities: ['open-socket'] } } },
    'targets.a.abilities[0] must be one of open-sockets, reach-limits, retry-soon; did you mean "open-sockets"?',
  ],
  [
    'a gate that counts nothing',
    { gates: 'violatin=0' },
    'gates cannot be used: a gate has no measure "violatin"; did you mean "violating"?',
  ],
  [
    'a member that an auth kind does not have',
    { targets: { a: { url, auth: { kind: 'tokens', token: 'Recognisable' } } } },
    'targets.a.auth has a member "token" that is not known; there are kind',
  ],
  [
    'a secret',
    { personas: { owner: 'Recognisable' } },
    `personas.owner holds a secret itself; it ${reference}`,
  ],
  [
    'a secret as a name',
    { personas: { owner: { env: 'Recog.nisable' } } },
    'personas.owner.env must be the name of an environment variable',
  ],
  [
    'an unknown persona',
    { personas: { forged: { env: 'A' } } },
    'personas has a member "forged" that is not known; there are owner, writer, reader, stranger, admin, expired, revoked, deleted',
  ],
  ['a text for a number', { targets: { a: { url, timeout: '5' } } }, 'targets.a.timeout must be a number'],
  [
    'a fraction',
    { targets: { a: { url, maxRequests: 1.5 } } },
    'targets.a.maxRequests must be a whole number',
  ],
  ['too much', { targets: { a: { url, concurrency: 65 } } }, 'targets.a.concurrency must be at most 64'],
  ['too little', { targets: { a: { url, concurrency: 0 } } }, 'targets.a.concurrency must be at least 1'],
  [
    'nothing per second',
    { targets: { a: { url, requestsPerSecond: 0 } } },
    'targets.a.requestsPerSecond must be more than 0',
  ],
  [
    'an unknown ability',
    { targets: { a: { url, abilities: ['fly'] } } },
    'targets.a.abilities[0] must be one of open-sockets, reach-limits, retry-soon',
  ],
  [
    'a text for yes',
    { targets: { a: { url, writable: 'yes' } } },
    'targets.a.writable must be true or false',
  ],
  ['no gates', { gates: '' }, 'gates must not be empty'],
])('%s is refused', (_, value, sentence) => {
  const refusal = (): unknown => validateConfig(value, 'assay.config.yaml');
  expect(refusal).toThrow(`assay.config.yaml: ${sentence}`);
  expect(refusal).not.toThrow('isable');
});

test('every mistake has its line', () => {
  const refusal = (): unknown => validateConfig({ api: 'library', gates: 5 }, 'a.json');
  expect(refusal).toThrow(
    'a.json: api must be one of tmi, mini, tasky, users, notap\na.json: gates must be a text',
  );
});
