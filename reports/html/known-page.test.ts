import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reportBrowser } from '../testing/report-browser.ts';
import { sampleWithKnown } from '../testing/sample-with-known.ts';

const { browser, addressOf } = reportBrowser();

async function opened(hash: string, look: (page: Page) => Promise<void>, width = 1280, dark = false) {
  const context = await browser().newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    await page.goto((await addressOf(sampleWithKnown)) + hash);
    await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached' });
    await look(page);
  } finally {
    await context.close();
  }
}

test('the first page says what the gate refuses, what is stale, and what is known', async () => {
  await opened('#/', async (page) => {
    expect(await page.locator('.notice li').allTextContents()).toEqual([
      'cells>=95%: 8 of 15 exercisable cells are proven, that is 53.3 %',
      'new=0, as nothing else was asked for: 1 violation is not in the list of known violations: GET /pets 500, no-internals',
      'stale=0, as nothing else was asked for: 2 entries of the list of known violations are stale',
      'known-violations.yaml:8-13 GET /pets 404: it no longer violates',
      'known-violations.yaml:15-21 story/create-then-*: it expired on 2026-03-01',
    ]);
    const defects = page.getByRole('region', { name: 'Defects' });
    expect(await defects.locator('tbody tr').count()).toBe(1);
    const known = page.getByRole('region', { name: 'Known violations' });
    expect(await known.locator('tbody tr').count()).toBe(4);
    expect(await known.getByText('the codes are those of the old gateway').isVisible()).toBe(true);
  });
});

test('the matrix shows cells that are known to violate apart, and can be narrowed to them', async () => {
  await opened('#/matrix', async (page) => {
    await page.getByRole('checkbox', { name: 'Known' }).check();
    await page.locator('#matrix a').nth(1).waitFor();
    const labels = page.locator('#matrix a');
    expect(await labels.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label')))).toEqual(
      ['POST /pets 400: violating, as is known', 'DELETE /pets/{petId} 500: violating, as is known'],
    );
  });
});

test('a case says why its violation is accepted', async () => {
  await opened('#/cell/POST+/pets+400', async (page) => {
    const violation = page.locator('.violations > li').first();
    await violation.waitFor();
    expect(await violation.locator('b').first().textContent()).toBe('Known violation');
    expect(await violation.locator('.meta').first().textContent()).toBe(
      'Accepted: the codes are those of the old gateway (PETS-12, ann, until 2026-06-30)',
    );
  });
});

test.each([false, true])(
  'axe finds nothing, and nothing is wider than a narrow screen; dark: %s',
  async (dark) => {
    for (const hash of ['#/', '#/matrix', '#/defects', '#/cell/POST+/pets+400'])
      await opened(
        hash,
        async (page) => {
          expect(await page.evaluate('document.documentElement.scrollWidth'), hash).toBe(360);
          await page.evaluate(axe.source);
          const found = await page.evaluate<string[]>(
            'axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ": " + html)))',
          );
          expect(found, hash).toEqual([]);
        },
        360,
        dark,
      );
  },
);
