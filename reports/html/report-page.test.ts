import axe from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { reportBrowser } from '../testing/report-browser.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { hashOf } from './page/address.ts';
import { everything } from './page/matrix-filter.ts';

const { browser, addressOf } = reportBrowser();

const everyPage = [
  '#/',
  '#/matrix',
  '#/defects',
  '#/requirements',
  '#/access',
  '#/version',
  '#/version?at=p1',
  '#/nowhere',
  ...sampleReport.cells.map(({ id }) => hashOf({ view: 'cell', id, filter: everything })),
  ...sampleReport.scenarios.map(({ id }) => hashOf({ view: 'scenario', id, at: '' })),
  ...sampleReport.defects.map(({ id }) => hashOf({ view: 'defect', id })),
  ...sampleReport.checks.map(({ id }) => hashOf({ view: 'check', id })),
  ...sampleReport.requirements.map(({ id }) => hashOf({ view: 'requirement', id })),
];

/** Opens every fold, also those that are drawn because another one was opened. */
const unfold = `(async () => {
  for (;;) {
    const shut = document.querySelectorAll('main details:not([open])');
    if (shut.length === 0) return;
    for (const fold of shut) fold.open = true;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
})()`;

test('every page opens from a file: no error, no request, and nothing of an answer acts', async () => {
  await opened('#/', async (page, seen) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    for (const hash of everyPage) {
      await go(page, hash);
      await page.evaluate(unfold);
      expect(await page.locator('[data-steps]:empty').count(), hash).toBe(0);
      expect(await page.locator('img, main script, main [onerror]').count(), hash).toBe(0);
    }
    expect(await page.title()).not.toContain('broken out');
    expect(requests).toEqual([]);
    expect(seen).toEqual([]);
  });
});

test('what came beside the exchanges is shown as it came, and does nothing', async () => {
  await opened(hashOf({ view: 'scenario', id: 'valid-request/POST /pets', at: '' }), async (page) => {
    await headed(page, 'A valid pet is registered');
    const seen = page.locator('[data-sightings] li');
    expect(await seen.count()).toBe(1);
    await seen.locator('summary').click();
    expect(await page.getByRole('group', { name: 'The receiver got delivery 1' }).textContent()).toBe(
      'POST /inbox\nx-event: pet.registered\n\n{"event":"pet.registered","pet":"<b>7</b>"}',
    );
  });
  await opened(hashOf({ view: 'scenario', id: 'story/create-then-read', at: '' }), async (page) => {
    await headed(page, 'What was registered can be read, and forgotten');
    expect(await page.getByText('Also observed').count()).toBe(0);
  });
});

test('search and filter narrow the matrix, the count follows, and the address can be shared', async () => {
  await opened('#/matrix', async (page) => {
    const status = page.locator('#matrix-count');
    await expect.poll(() => status.textContent()).toBe('All 17 cells of 5 operations');
    await page.getByRole('searchbox').fill('petid');
    await expect.poll(() => status.textContent()).toBe('6 of 17 cells, in 2 of 5 operations');
    await page.getByRole('checkbox', { name: 'Not exercised' }).check();
    await page.getByLabel('Source').selectOption('S1');
    await expect.poll(() => status.textContent()).toBe('3 of 17 cells, in 2 of 5 operations');
    await expect.poll(() => page.locator('#matrix a').count()).toBe(3);
    await expect.poll(() => page.locator('[data-count="provoked"]').textContent()).toBe('2');
    const shared = page.url();
    expect(shared).toMatch(/#\/matrix\?show=not-exercised&in=S1&q=petid$/);
    await opened(new URL(shared).hash, async (other) => {
      await other.locator('#matrix a').nth(2).waitFor();
      await expect
        .poll(() => other.locator('#matrix-count').textContent())
        .toBe('3 of 17 cells, in 2 of 5 operations');
      expect(await other.getByRole('checkbox', { name: 'Not exercised' }).isChecked()).toBe(true);
      expect(await other.getByRole('searchbox').inputValue()).toBe('petid');
    });
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.locator('#matrix a').nth(16).waitFor();
    expect(page.url()).toMatch(/#\/matrix$/);
  });
});

test('the keyboard is enough: search, open a case, go to the next one, go back', async () => {
  await opened('#/', async (page) => {
    await page.keyboard.press('/');
    await page.locator('#matrix-filter [name="q"]:focus').waitFor();
    await page.keyboard.type('delete');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('searchbox').inputValue()).toBe('');
    await page.keyboard.type('delete');
    await expect
      .poll(() => page.locator('#matrix-count').textContent())
      .toBe('3 of 17 cells, in 1 of 5 operations');
    await page.locator('#matrix a').first().focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await headed(page, 'DELETE /pets/{petId} 403');
    expect(await focused(page)).toContain('DELETE /pets/{petId} 403');
    await expect.poll(() => page.locator('.trail').textContent()).toContain('2 of 3 that match');
    await page.keyboard.press('j');
    await headed(page, 'DELETE /pets/{petId} 500');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await headed(page, 'DELETE /pets/{petId} 403');
    await page.keyboard.press('ArrowLeft');
    await headed(page, 'DELETE /pets/{petId} 204');
    await page.keyboard.press('Escape');
    await page.locator('#matrix a:focus').waitFor();
    expect(await page.locator('#matrix a:focus').getAttribute('aria-label')).toBe(
      'DELETE /pets/{petId} 204: conformant, provoked',
    );
    expect(page.url()).toMatch(/#\/matrix\?q=delete$/);
  });
});

test('a case shows what was sent, what came back, what is wrong, and how to do it again', async () => {
  await opened('#/cell/GET+/pets+500', async (page) => {
    await headed(page, 'GET /pets 500');
    const step = page.locator('.exchange');
    expect(await step.getByText('Expected 500, and got it.').count()).toBe(1);
    expect(await step.locator('.violation').count()).toBe(2);
    expect(await step.getByRole('group', { name: 'Response body' }).textContent()).toBe(
      '{\n  "error": "server_error",\n  "detail": "at Object.<anonymous> (/srv/pets/index.js:12:9)"\n}',
    );
    await page.getByText('Reproduce with curl').click();
    expect(await page.getByRole('group', { name: 'Shell script' }).textContent()).toContain(
      'send --include --request GET "$url"/pets',
    );
    await page.getByRole('link', { name: 'Error answers show a stack trace' }).click();
    await headed(page, 'Error answers show a stack trace');
    await page.getByRole('link', { name: 'What was registered can be read, and forgotten' }).click();
    expect(await page.locator('.exchange[data-marked] h3').textContent()).toBe(
      '4 what the story made is removed',
    );
  });
});

test('the script is copied, or selected where the clipboard is closed', async () => {
  await opened('#/scenario/story/create-then-read', async (page) => {
    await page.getByText('Reproduce with curl').click();
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("closed"))');
    await page.locator('.script [data-copy]').click();
    await page.getByRole('button', { name: 'Selected; press Ctrl+C' }).waitFor();
    expect(await page.evaluate('String(getSelection())')).toContain('petId=$(jq -er .id');
    await page.evaluate(
      'navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }',
    );
    await page.locator('.script [data-copy]').click();
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('window.copied')).toMatch(/^#!\/usr\/bin\/env bash\n/);
  });
});

test('the theme is that of the system until the reader chooses, and is remembered', async () => {
  await opened('#/', async (page) => {
    const paper = () => page.evaluate('getComputedStyle(document.documentElement).backgroundColor');
    const light = await paper();
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await paper();
    expect(dark).not.toBe(light);
    await page.getByRole('button', { name: 'Use light colours' }).click();
    expect(await paper()).toBe(light);
    await page.reload();
    expect(await paper()).toBe(light);
    await page.getByRole('button', { name: 'Use dark colours' }).click();
    expect(await paper()).toBe(dark);
  });
});

const lists = [
  '#/',
  '#/matrix',
  '#/defects',
  '#/requirements',
  '#/access',
  '#/version',
  '#/defect/d1',
  '#/check/no-internals',
  '#/requirement/R-list',
];
const cases = [
  '#/cell/GET+/pets+500',
  '#/cell/GET+/pets/{petId}+404',
  '#/scenario/story/create-then-read?at=x8',
  '#/version?at=p2',
];

interface AxeResult {
  readonly found: readonly string[];
  /** The rules that had something to look at. */
  readonly looked: readonly string[];
}

const runAxe = `axe.run().then(({ violations, passes }) => ({
  found: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)),
  looked: passes.map(({ id }) => id),
}))`;

/** Of a document that has neither tags nor summaries. */
const withoutTags: Report = {
  ...sampleReport,
  cells: sampleReport.cells.map((cell) => ({ ...cell, tag: '', summary: '' })),
};

test('without tags, the first segment of a path is the area', async () => {
  await opened(
    '#/',
    async (page) => {
      await page.getByRole('link', { name: '/pets', exact: true }).click();
      await expect
        .poll(() => page.locator('#matrix-count').textContent())
        .toBe('14 of 17 cells, in 4 of 5 operations');
    },
    {},
    withoutTags,
  );
});

test.each([
  { colorScheme: 'light', said: 'with tags', report: sampleReport },
  { colorScheme: 'dark', said: 'with tags', report: sampleReport },
  { colorScheme: 'light', said: 'without tags', report: withoutTags },
] as const)(
  'axe finds nothing, $colorScheme, $said',
  async ({ colorScheme, report }) => {
    await opened(
      '#/',
      async (page) => {
        await page.evaluate(axe.source);
        for (const hash of [...lists, ...cases]) {
          await go(page, hash);
          const { found, looked } = await page.evaluate<AxeResult>(runAxe);
          expect(found, hash).toEqual([]);
          expect(looked, hash).toContain('color-contrast');
        }
      },
      { colorScheme },
      report,
    );
  },
  60_000,
);

test('nothing is wider than a narrow screen', async () => {
  await opened(
    '#/',
    async (page) => {
      for (const hash of [...lists, ...cases]) {
        await go(page, hash);
        expect(await page.evaluate('document.documentElement.scrollWidth'), hash).toBe(360);
      }
    },
    { viewport: { width: 360, height: 740 } },
  );
});

test('overview and matrix are readable without scripts', async () => {
  await opened(
    '#/',
    async (page) => {
      expect(await page.getByRole('heading', { name: 'Violating' }).isVisible()).toBe(true);
      expect(await page.locator('#matrix a').last().isVisible()).toBe(true);
      expect(await page.locator('#matrix-filter').isVisible()).toBe(false);
      await page.getByRole('navigation').getByRole('link', { name: 'Matrix' }).click();
      expect(await page.evaluate('scrollY')).toBeGreaterThan(500);
    },
    { javaScriptEnabled: false },
  );
});

/** Opens the report in a context of its own. `seen` collects what the console says and what is thrown. */
async function opened(
  hash: string,
  look: (page: Page, seen: readonly string[]) => Promise<void>,
  options: BrowserContextOptions = {},
  report: Report = sampleReport,
): Promise<void> {
  const context = await browser().newContext({
    colorScheme: 'light',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  const seen: string[] = [];
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    page.on('console', (message) => seen.push(message.text()));
    page.on('pageerror', (error) => seen.push(error.message));
    await page.goto((await addressOf(report)) + hash);
    await look(page, seen);
  } finally {
    await context.close();
  }
}

/** Follows a link of the page, and waits until it is drawn. */
async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(hash)}`);
  await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached' });
}

async function headed(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
}

async function focused(page: Page): Promise<unknown> {
  return page.evaluate('document.activeElement.textContent');
}
