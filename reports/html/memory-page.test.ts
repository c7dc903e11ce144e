import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { reportBrowser } from '../testing/report-browser.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { sampleWithMemory } from '../testing/sample-with-memory.ts';

const { browser, addressOf } = reportBrowser();
const { since, history } = sampleWithMemory;

async function opened(
  hash: string,
  look: (page: Page) => Promise<void>,
  { width = 1280, colorScheme = 'light' }: { width?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<void> {
  const context = await browser().newContext({ colorScheme, viewport: { width, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    await page.goto((await addressOf(sampleWithMemory)) + hash);
    await page.locator('html[data-shown]').waitFor({ state: 'attached' });
    await look(page);
  } finally {
    await context.close();
  }
}

test('the sample has everything that a report remembers', () => {
  expect([since?.new.length, since?.fixed.length, since?.won.length]).toEqual([1, 1, 1]);
  expect(since?.still.length).toBeGreaterThan(0);
  expect(history?.runs).toHaveLength(4);
});

test('the first screen says what changed, and that it is about a part', async () => {
  await opened('#/', async (page) => {
    const figures = await page.locator('.since .figures > div').allTextContents();
    expect(figures).toEqual([
      'New1',
      'Fixed1',
      `Still there${since?.still.length}`,
      'Cells won1',
      'Cells lost0',
    ]);
    const bottom = await page.evaluate(`document.querySelector('.since').getBoundingClientRect().bottom`);
    expect(bottom).toBeLessThan(900);
    expect(await page.getByText('Only a part was run').first().isVisible()).toBe(true);
    expect(await page.locator('.trend svg').count()).toBe(3);
    expect(await page.locator('.trend circle.early').count()).toBe(3);
    await page.locator('.since a').first().click();
    await page.getByRole('checkbox', { name: 'Only new' }).waitFor();
    expect(await page.getByRole('checkbox', { name: 'Only new' }).isChecked()).toBe(true);
    expect(await page.locator('#defect-list tbody tr').count()).toBe(1);
  });
});

test('defects are filtered by check, persona and scenario, and the address can be shared', async () => {
  await opened('#/defects', async (page) => {
    const rows = page.locator('#defect-list tbody tr');
    await expect.poll(() => rows.count()).toBe(sampleReport.defects.length);
    const [check = ''] = sampleReport.defects.map((defect) => defect.check);
    await page.getByLabel('Check').selectOption(check);
    const alike = sampleReport.defects.filter((defect) => defect.check === check);
    await expect.poll(() => rows.count()).toBe(alike.length);
    expect(page.url()).toContain(`#/defects?check=${check}`);
    await page.getByRole('searchbox').fill('no such scenario');
    await expect.poll(() => rows.count()).toBe(0);
    expect(await page.getByRole('status').textContent()).toMatch(/^0 of \d+ violations/);
  });
});

test('a defect shows its first exchange, what the document says, and what to take along', async () => {
  await opened(`#/defect/${since?.new[0]}`, async (page) => {
    const exchange = page.locator('.exchange');
    expect(await exchange.count()).toBe(1);
    expect(
      await exchange.getByRole('group', { name: 'Schema in the document' }).first().textContent(),
    ).toMatch(/^Error:\n {2}type: object/);
    expect(await exchange.getByText(', line 12:').count()).toBeGreaterThan(0);
    expect(await exchange.locator('mark').count()).toBeGreaterThan(0);
    await page.evaluate(
      'navigator.clipboard.writeText = (text) => { window.copied = text; return Promise.resolve() }',
    );
    const copied = async (name: string): Promise<string> => {
      await exchange.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'Copied' }).first().waitFor();
      const text = String(await page.evaluate('window.copied'));
      await page.evaluate(`document.querySelector('[data-copy]').blur()`);
      return text;
    };
    expect(await copied('curl')).toMatch(/^curl --include --globoff --path-as-is --request GET https?:\/\//);
    expect(JSON.parse(await copied('HAR entry'))).toMatchObject({
      request: { method: 'GET', httpVersion: 'HTTP/1.1' },
    });
    expect(await copied('link')).toMatch(/#\/scenario\/.+\?at=x\d+$/);
  });
});

test('where the clipboard is closed, what would be copied is shown and selected', async () => {
  await opened(`#/defect/${since?.new[0]}`, async (page) => {
    await page.evaluate('navigator.clipboard.writeText = () => Promise.reject(new Error("closed"))');
    await page.getByRole('button', { name: 'curl', exact: true }).click();
    await page.getByRole('button', { name: 'Selected; press Ctrl+C' }).waitFor();
    expect(await page.evaluate('String(getSelection())')).toContain('curl --include');
  });
});

const runAxe = `axe.run().then(({ violations }) => violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => id + ': ' + html)))`;

test.each([
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
] as const)('axe finds nothing, and nothing is wider than the screen, %s %s', async (width, colorScheme) => {
  for (const hash of ['#/', '#/defects?new=1', `#/defect/${since?.new[0]}`, '#/requirements'])
    await opened(
      hash,
      async (page) => {
        await page.evaluate(axe.source);
        expect(await page.evaluate(runAxe), hash).toEqual([]);
        expect(await page.evaluate('document.documentElement.scrollWidth'), hash).toBe(width);
      },
      { width, colorScheme },
    );
});
