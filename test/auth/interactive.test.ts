import { PassThrough } from 'node:stream';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { AuthContext } from '../../cli/authentication/auth-kind.ts';
import { interactive, logInEverybody } from '../../cli/authentication/interactive.ts';
import type { Terminal } from '../../cli/terminal/terminal.ts';
import { understand } from '../../contract/contract.ts';
import type { LoadedDocument } from '../../contract/document/parse-document.ts';
import { noLimits } from '../../harness/model/budget.ts';
import { directConnection } from '../../harness/model/connection.ts';
import { logInAtBrowser } from '../../harness/personas/auth/browser-login.ts';
import { issued } from '../../harness/personas/auth/issued-token.ts';
import { loginPaths, serveLogins } from '../../harness/testing/login-server.ts';
import { createPace } from '../../harness/transport/create-pace.ts';
import { startBrowser } from '../../reports/testing/browser.ts';
import { startTmi } from '../../server/tmi/testing/tmi-server.ts';
import { accounts } from '../../suites/tmi/accounts.ts';
import { authorizationServer } from './authorization-server.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** Somebody at a terminal who types these lines, one whenever there is something to answer. */
function typing(...answers: readonly string[]): { readonly terminal: Terminal; readonly said: () => string } {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  const left = [...answers];
  let said = '';
  output.on('data', (text: string) => {
    said += text;
    if (text.includes('Press Enter')) setImmediate(() => input.write(`${left.shift() ?? 's'}\n`));
  });
  return { terminal: { input, output, isAttended: true }, said: () => said };
}

/** Somebody who logs in under these names, one after the other, each in a window of their own. */
function person(...names: readonly string[]): {
  readonly open: (address: string) => Promise<void>;
  /** What the windows show in the end. */
  readonly ends: () => Promise<string[]>;
} {
  const left = [...names];
  const ends: Promise<string>[] = [];
  return {
    ends: () => Promise.all(ends),
    open: async (address) => {
      ends.push(logInAt(address, left.shift() ?? 'nobody'));
    },
  };
}

async function logInAt(address: string, name: string): Promise<string> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address);
    await page.fill('input[name=name]', name);
    await page.click('button');
    await page.waitForURL(/^http:\/\/127\.0\.0\.1:\d+\/\?/);
    return (await page.textContent('p')) ?? '';
  } finally {
    await context.close();
  }
}

function contextFor(url: string, environment: NodeJS.ProcessEnv = {}): AuthContext {
  const document = { openapi: '3.1.0', info: { title: 'Books', version: '1' }, paths: {} };
  const contract = understand({ file: 'books.json', document, text: '', findings: [] } as LoadedDocument);
  return {
    ...{ url, contract, accounts: undefined, personas: {}, folder: '.', readOnly: false },
    ...{ pace: createPace(), budget: noLimits, timeout: 5000, environment },
    ...{ connection: directConnection, csrf: undefined },
  };
}

const saying = (said: object) =>
  interactive.schema.parse({ kind: 'interactive', clientId: 'assay', ...said });

test('people log in with a browser, one after the other, and are refreshed', async () => {
  const server = await authorizationServer({ seconds: 600 });
  const { terminal, said } = typing('', '', 's');
  const { open, ends } = person('olga', 'rita');
  const tokens = await logInEverybody(
    contextFor('http://127.0.0.1:9'),
    saying({ issuer: server.issuer, scope: 'openid offline_access', personas: ['reader', 'owner', 'admin'] }),
    { terminal, open },
  );
  expect([...tokens.keys()]).toEqual(['owner', 'reader']);
  const first = await tokens.get('owner')?.();
  const holders = await Promise.all(
    [first, await tokens.get('reader')?.()].map((issued) => server.holderOf(issued?.token ?? '')),
  );
  expect(holders).toEqual(['olga', 'rita']);
  expect(first?.refreshToken).toBeTypeOf('string');

  const next = await tokens.get('owner')?.();
  expect(next?.token).not.toBe(first?.token);
  expect(await server.holderOf(next?.token ?? '')).toBe('olga');
  expect(server.asked.map(({ grant }) => grant)).toEqual([
    'authorization_code',
    'authorization_code',
    'refresh_token',
  ]);

  expect(await ends()).toEqual([
    'You are back in Assay. You can close this window.',
    'You are back in Assay. You can close this window.',
  ]);
  expect(said()).toContain('Log in as 3 people, one after the other, each with an account of their own.');
  expect(said()).toContain('1 of 3  owner: created the resource and owns it');
  for (const issued of [first, next]) expect(said()).not.toContain(issued?.token);
});

test('somebody who is refused is told so, and may try again', async () => {
  const server = await authorizationServer();
  const { terminal, said } = typing('', '');
  const { open, ends } = person('nobody', 'olga');
  const tokens = await logInEverybody(contextFor(server.issuer), saying({ personas: ['owner'] }), {
    terminal,
    open,
  });
  expect(await server.holderOf((await tokens.get('owner')?.())?.token ?? '')).toBe('olga');
  expect(said()).toContain(
    'That did not work: the authorization server refused: access_denied (The person refused).',
  );
  const [first] = await ends();
  expect(first).toBe('The login was refused. Assay says why; you can close this window.');
});

/** A browser in which nothing has to be typed. */
const followed: string[] = [];
const follow = async (address: string): Promise<void> => {
  followed.push(await (await fetch(address)).text());
};

test('an API with logins of its own is logged in at itself', async () => {
  const tmi = await startTmi({});
  onTestFinished(() => tmi.close());
  const { terminal } = typing('', '');
  const context = { ...contextFor(tmi.url), accounts };
  const tokens = await logInEverybody(context, saying({ personas: ['owner', 'reader'], provider: 'test' }), {
    terminal,
    open: follow,
  });
  const subjects = await Promise.all(
    [...tokens.values()].map(async (source) => {
      const [first, next] = [await source(), await source()];
      expect(next.token).not.toBe(first.token);
      const { status, body } = await tmi.call('GET', '/users/me', { as: next.token });
      expect(status).toBe(200);
      return body.provider_id;
    }),
  );
  expect(new Set(subjects).size).toBe(2);
  expect(followed.at(-1)).toContain('You can close this window.');
});

test('what a server says behind a # arrives, too', async () => {
  let redirect = '';
  const { token } = await logInAtBrowser({
    callback: new URL('http://127.0.0.1/'),
    patience: 20_000,
    begin: async (redirectUri) => {
      redirect = redirectUri;
      return {
        address: new URL(redirectUri),
        isItsOwn: ({ searchParams }) => searchParams.get('state') === 'mine',
        finish: async ({ searchParams }) => issued(searchParams.get('access_token') ?? ''),
      };
    },
    open: async () => {
      const page = await browser.newPage();
      await page.goto(`${redirect}#access_token=abc&state=mine`);
      await page.waitForURL(/access_token=abc/);
      expect(await page.textContent('p')).toBe('You are back in Assay. You can close this window.');
      await page.close();
    },
  });
  expect(token).toBe('abc');
});

test('nobody plays two personas', async () => {
  const server = await serveLogins({ gives: 'tokens' });
  const { terminal, said } = typing('', '', 's');
  const context = { ...contextFor(server.url), accounts: { ...accounts, paths: loginPaths } };
  // All without a hint are the same person.
  const tokens = await logInEverybody(context, saying({ personas: ['owner', 'reader'] }), {
    terminal,
    open: follow,
  });
  expect([...tokens.keys()]).toEqual(['owner']);
  expect(said()).toContain(
    'That is the account of the owner; the reader needs another account. Log out at the provider,',
  );
});

test.each([
  {
    says: 'nobody at the terminal',
    attended: false,
    said: {},
    sentence:
      '--auth interactive needs a terminal; in a pipeline, use tokens, a command or client-credentials',
  },
  {
    says: 'no client',
    attended: true,
    said: { clientId: '' },
    sentence:
      '--auth interactive needs a client_id: set ASSAY_CLIENT_ID, or auth.clientId of the target in assay.config',
  },
])('$says is bad input', async ({ attended, said, sentence }) => {
  const { terminal } = typing();
  const surroundings = { terminal: { ...terminal, isAttended: attended }, open: async () => {} };
  const login = logInEverybody(contextFor('http://127.0.0.1:9'), saying(said), surroundings);
  await expect(login).rejects.toMatchObject({ name: 'UserError', message: sentence });
});
