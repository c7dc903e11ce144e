import axe from 'axe-core';
import { expect, test } from 'vitest';
import { reportBrowser } from '../testing/report-browser.ts';
import { sampleWithLoad } from '../testing/sample-with-load.ts';

const { browser, addressOf } = reportBrowser();
const runAxe = `axe.run().then(({ violations }) => violations.map(({ id }) => id))`;

test('what a load test has measured is on the first page and on the page of a cell, also on a phone', async () => {
  const cell = sampleWithLoad.cells.find(({ operation }) => operation === 'POST /pets');
  const context = await browser().newContext({ viewport: { width: 390, height: 844 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(5_000);
    const address = await addressOf(sampleWithLoad);
    await page.goto(`${address}#/`);
    await page.locator('html[data-shown]').waitFor({ state: 'attached' });
    const rows = await page.locator('[aria-labelledby="load"] tbody tr').allInnerTexts();
    expect(rows.map((row) => row.split(/\s*\t\s*/))).toMatchInlineSnapshot(`
      [
        [
          "POST /pets",
          "1 of 4",
          "38 ms",
          "1,204 ms",
          "0.3 %",
          "17",
          "400",
        ],
        [
          "GET /pets",
          "3 of 4",
          "4.3 ms",
          "12 ms",
          "0 %",
          "0",
          "1,200",
        ],
        [
          "GET /pets/{petId}",
          "1 of 3",
          "6 ms",
          "–",
          "–",
          "–",
          "–",
        ],
      ]
    `);
    expect(await page.locator('[aria-labelledby="slowest"] tbody tr').count()).toBeGreaterThan(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    await page.evaluate(axe.source);
    expect(await page.evaluate(runAxe)).toEqual([]);
    await page.goto(`${address}#/cell/${encodeURIComponent(cell?.id ?? '')}`);
    await page.getByText('Under load: p50 38 ms, p95 1,204 ms, errors 0.3 % of 400 requests').waitFor();
  } finally {
    await context.close();
  }
});
