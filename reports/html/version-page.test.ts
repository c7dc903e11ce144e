import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { reportBrowser } from '../testing/report-browser.ts';
import { sampleReport } from '../testing/sample-report.ts';

const { browser, addressOf } = reportBrowser();

async function opened(report: Report, hash: string, look: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser().newPage({ viewport: { width: 1280, height: 900 } });
  try {
    page.setDefaultTimeout(5_000);
    await page.goto((await addressOf(report)) + hash);
    await page.locator(`html[data-shown=${JSON.stringify(hash)}]`).waitFor({ state: 'attached' });
    await look(page);
  } finally {
    await page.close();
  }
}

/** What stands in the rows of a table. */
async function rowsOf(place: Locator): Promise<readonly (readonly string[])[]> {
  const rows = await place.locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('th, td').allInnerTexts()).map((text) => text.trim())),
  );
}

test('the version is on the first page, and what is otherwise in it is the first on its own', async () => {
  await opened(sampleReport, '#/', async (page) => {
    expect(await page.locator('.facts').first().innerText()).toContain(
      'Most like spring 2026\n12 of 13 capabilities match; 3 tolerances',
    );
    await page.getByRole('link', { name: 'spring 2026' }).click();
    await page.getByRole('heading', { level: 1, name: 'Version' }).waitFor();
    expect(await page.locator('.lead:visible').innerText()).toBe(
      'Most like spring 2026: 12 of the 13 capabilities that were tested match. 1 is assumed to match.',
    );
    expect(await page.locator('h2:visible').allInnerTexts()).toEqual([
      'Otherwise than spring 2026 1',
      'Assumed 1',
      'As in spring 2026 12',
      'Tolerated here 3',
      'What was asked to find out 4',
    ]);
    expect(await rowsOf(page.getByRole('region', { name: 'Otherwise than' }))).toEqual([
      [
        'Where toys are',
        'at /toy-box',
        'at /pets/{petId}/toys',
        'GET /pets/…/toys returned 404\nGET /toy-box returned 200',
      ],
    ]);
    expect(await rowsOf(page.getByRole('region', { name: 'Assumed' }))).toEqual([
      ['How old a pet is', 'born', 'not detected; assumed as in spring 2026'],
    ]);
  });
});

test('the answer that told something is one click away', async () => {
  await opened(sampleReport, '#/version', async (page) => {
    await page.getByRole('link', { name: 'GET /toy-box returned 200' }).click();
    const probe = page.locator('.exchange[data-marked]');
    await probe.waitFor();
    expect(await probe.locator('h3').innerText()).toBe('p3 GET /toy-box');
    expect(await probe.getByText('It told: Where toys are').isVisible()).toBe(true);
    expect(await probe.getByRole('group', { name: 'Response body' }).innerText()).toBe('[]');
    expect(page.url()).toMatch(/#\/version\?at=p3$/);
  });
});

test('what is tolerated says what becomes of it, how often, and where', async () => {
  await opened(sampleReport, '#/version', async (page) => {
    const section = page.getByRole('region', { name: 'Tolerated here' });
    const tables = await section.locator('table').all();
    expect((await Promise.all(tables.map(rowsOf))).flat()).toEqual([
      [
        'some forget a pet twice and say 204 T1',
        '3',
        expect.stringMatching(/^DELETE \/pets\/\{petId\} 403.*1 more cell$/s),
      ],
      ['spring 2026 has errors of its own T2', '1,200', expect.stringMatching(/^GET \/pets 500/)],
    ]);
    expect(await section.locator('li').last().innerText()).toBe('a pet may have more members T3');
    await section.getByRole('link', { name: 'DELETE /pets/{petId} 403' }).click();
    await page.getByRole('heading', { level: 1, name: 'DELETE /pets/{petId} 403' }).waitFor();
  });
});

test('a report of a target that has one version only does not speak about versions', async () => {
  const { era: _, tolerances: __, ...plain } = sampleReport;
  await opened(plain, '#/', async (page) => {
    expect(await page.getByRole('link', { name: 'Version' }).count()).toBe(0);
    expect(await page.locator('.facts').first().innerText()).not.toContain('Version');
  });
  await opened(plain, '#/version', async (page) => {
    expect(await page.locator('.lead:visible').innerText()).toContain('judged by the document as it is');
  });
});
