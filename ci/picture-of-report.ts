import { stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../reports/testing/browser.ts';

/**
 * Takes the picture of the README: `node ci/picture-of-report.ts conformance-report/report.html docs/report.png`.
 * 1280 wide; fails above 200 kB, so that the repository stays light.
 */
const [report = 'conformance-report/report.html', picture = 'docs/report.png'] = process.argv.slice(2);
const limit = 200_000;

await stat(report);
const browser = await startBrowser();
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, colorScheme: 'light' });
  await page.goto(pathToFileURL(resolve(report)).href);
  await page.locator('html[data-shown]').waitFor({ state: 'attached' });
  const bytes = await page.screenshot();
  if (bytes.length > limit) throw new Error(`the picture has ${bytes.length} bytes, more than ${limit}`);
  await writeFile(picture, bytes);
} finally {
  await browser.close();
}
