import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { renderHtml } from '../html/render-html.ts';
import { startBrowser } from './browser.ts';

/** A browser for the tests of one file, and reports that it can open. */
export interface ReportBrowser {
  readonly browser: () => Browser;
  /** The address of a page with a report: a file, as people open it. */
  readonly addressOf: (report: Report) => Promise<string>;
}

/** To be called at the top of a test file; everything is gone after its tests. */
export function reportBrowser(): ReportBrowser {
  let browser: Browser | undefined;
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'assay-report-'));
    browser = await startBrowser();
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true });
  });
  return {
    browser: () => {
      if (!browser) throw new Error('the browser is there as soon as tests begin');
      return browser;
    },
    addressOf: async (report) => {
      const file = join(folder, 'report.html');
      await writeFile(file, renderHtml(report));
      return pathToFileURL(file).href;
    },
  };
}
