import { expect, test } from 'vitest';
import { serve } from '../../testing/servers.ts';
import type { BegunLogin } from './browser-login.ts';
import { logInAtBrowser } from './browser-login.ts';
import { issued } from './issued-token.ts';

const callback = new URL('http://127.0.0.1/back');

/** A login that takes whatever comes back with its state. */
function loginWith(open: (redirectUri: string) => Promise<void>, { patience = 5000, to = callback } = {}) {
  let redirect = '';
  return logInAtBrowser({
    callback: to,
    patience,
    begin: async (redirectUri): Promise<BegunLogin> => {
      redirect = redirectUri;
      return {
        address: new URL('https://id.example/authorize'),
        isItsOwn: ({ searchParams }) => searchParams.get('state') === 'mine',
        finish: async ({ searchParams }) => issued(searchParams.get('code') ?? 'none'),
      };
    },
    open: async (address) => {
      expect(address).toBe('https://id.example/authorize');
      await open(redirect);
    },
  });
}

async function visit(url: string): Promise<{ status: number; text: string; policy: string | null }> {
  const response = await fetch(url);
  const policy = response.headers.get('content-security-policy');
  return { status: response.status, text: await response.text(), policy };
}

test('a browser that comes back brings the login to its end', async () => {
  const { token } = await loginWith(async (redirectUri) => {
    expect(redirectUri).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/back$/);
    const { status, text, policy } = await visit(`${redirectUri}?code=abc&state=mine`);
    expect([status, text.includes('You can close this window.')]).toEqual([200, true]);
    expect(policy).toMatch(/^default-src 'none'/);
    expect(text).not.toContain('abc');
  });
  expect(token).toBe('abc');
});

test('whatever else comes is told so, and waited past', async () => {
  const { token } = await loginWith(async (redirectUri) => {
    const foreign = await visit(`${redirectUri}?code=stolen&state=theirs`);
    expect([foreign.status, foreign.text.includes('not the login')]).toEqual([400, true]);
    expect((await visit(redirectUri.replace('/back', '/favicon.ico?state=mine'))).status).toBe(404);
    // What stands behind a # is brought in front of it by the page.
    const { status, text } = await visit(redirectUri);
    expect([status, text.includes('location.hash')]).toEqual([200, true]);
    await visit(`${redirectUri}?code=mine&state=mine`);
  });
  expect(token).toBe('mine');
});

test('nobody is waited for without end', async () => {
  const login = loginWith(async () => {}, { patience: 100 });
  await expect(login).rejects.toMatchObject({
    name: 'AuthError',
    message: 'the login was not completed within 0 s',
  });
});

test('a port that is taken is one sentence', async () => {
  const to = new URL(await serve((_, response) => void response.end()));
  await expect(loginWith(async () => {}, { to })).rejects.toMatchObject({
    name: 'AuthError',
    message: `cannot listen at the callback address ${to.href}: EADDRINUSE`,
  });
});
