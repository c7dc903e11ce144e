import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { startBrowser } from '../../reports/testing/browser.ts';
import { startTmi } from '../../server/tmi/testing/tmi-server.ts';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { front } from '../cli/front.ts';

/** Traffic as Chromium records it, judged by `assay observe` in a process of its own. */

let browser: Browser;
beforeAll(async () => {
  browser = await startBrowser();
});
afterAll(() => browser.close());

/** A request that a page sends. */
interface Sent {
  readonly path: string;
  readonly method?: string;
  readonly token?: string;
  readonly body?: unknown;
}

interface Page {
  /** Gives the JSON of the response. */
  readonly send: (sent: Sent) => Promise<{ readonly id?: string }>;
}

/** The HAR file of all that a page sends, which is at the URL of a server. */
async function recorded(url: string, act: (page: Page) => Promise<void>): Promise<string> {
  const har = join(await temporaryFolder(), 'traffic.har');
  const context = await browser.newContext({
    // The pages of an API may send nothing, and these are to.
    bypassCSP: true,
    recordHar: { path: har, content: 'embed' },
  });
  const page = await context.newPage();
  await page.goto(url);
  await act({
    send: (sent) =>
      page.evaluate(async ({ path, method = 'GET', token, body }) => {
        const response = await fetch(path, {
          method,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const text = await response.text();
        return text === '' ? {} : JSON.parse(text);
      }, sent),
  });
  await context.close();
  return har;
}

test('the traffic of a page proves cells, and shows what the document does not have', async () => {
  const { url, login, close } = await startTmi();
  onTestFinished(close);
  const { access_token: token } = await login('alice');
  const har = await recorded(url, async ({ send }) => {
    await send({ path: '/threat_models' });
    const { id } = await send({ path: '/threat_models', method: 'POST', token, body: { name: 'Shop' } });
    await send({ path: `/threat_models/${id}`, token });
    await send({ path: '/threat_models?debug=1', token });
    await send({ path: '/threat_models', method: 'POST', token, body: { name: 7 } });
    await send({ path: `/threat_models/${id}`, method: 'DELETE', token });
    await send({ path: `/threat_models/${id}`, token });
    await send({ path: '/internal/7/state', token });
  });
  expect(await readFile(har, 'utf8')).toContain(token);
  const out = await temporaryFolder();
  const { code, stdout } = await assay(['observe', har, '--spec', 'tmi', '--server', url, '--out', out]);
  const { cells, counts, exchanges, traffic, violations } = await reportIn(out);
  const proven = cells.filter(({ evidence }) => evidence === 'observed').map(({ id }) => id);
  expect(proven).toEqual([
    'GET / 200',
    'GET /threat_models 200',
    'GET /threat_models 401',
    'POST /threat_models 201',
    'POST /threat_models 400',
    'GET /threat_models/{threat_model_id} 200',
    'GET /threat_models/{threat_model_id} 404',
    'DELETE /threat_models/{threat_model_id} 204',
  ]);
  expect([counts.observed, counts.violations, code]).toEqual([8, 0, 0]);
  expect(traffic?.undocumented).toEqual([{ request: 'GET /internal/{id}/state', count: 1, statuses: [404] }]);
  expect(violations.map(({ check, message }) => [check, message])).toContainEqual([
    'request-as-documented',
    'the request has "debug" in its query, which the document does not list',
  ]);
  expect(stdout).toContain('1  GET /internal/{id}/state  returned 404');
  // Whoever gets the report gets no token.
  const texts = [stdout, JSON.stringify(exchanges), await readFile(join(out, 'report.html'), 'utf8')];
  for (const text of texts) expect(text).not.toContain(token);
  expect(texts[1]).toContain('‹secret of the traffic›');
});

test('a violation in the traffic fails, as in a run, and a gate may ask for more', async () => {
  const { url, login, close } = await startTmi();
  onTestFinished(close);
  const { access_token: token } = await login('alice');
  const broken = await front(url, (_, { url: path }) =>
    path === '/threat_models'
      ? (raw, response) => {
          raw.resume();
          response.writeHead(200, {
            'content-type': 'application/json',
            'x-content-type-options': 'nosniff',
          });
          response.end('{"threat_models":"none","total":0,"limit":20,"offset":0}');
        }
      : undefined,
  );
  const har = await recorded(
    broken.url,
    async ({ send }) => void (await send({ path: '/threat_models', token })),
  );
  const out = await temporaryFolder();
  const observe = ['observe', har, '--spec', 'tmi', '--server', broken.url, '--out', out];
  const { code } = await assay(observe);
  const { violations, cells, result } = await reportIn(out);
  const must = violations.filter(({ level }) => level === 'MUST');
  expect(must.map(({ check, place }) => [check, place])).toEqual([['body-matches-schema', '']]);
  expect(cells.find(({ id }) => id === 'GET /threat_models 200')?.verdict.kind).toBe('violating');
  expect([code, result]).toEqual([1, 'violating']);
  const asked = await assay([...observe, '--gate', 'cells>=50%']);
  expect(asked.code).toBe(1);
  expect(asked.stdout).toMatch(/cells>=50%/);
  // What was written can be read again, as everything that a run writes.
  expect(asked.stdout).toContain('0 new defects, 0 fixed, 1 still there');
});
