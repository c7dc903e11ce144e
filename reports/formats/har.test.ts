import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import type { Har } from 'har-format';
import schemas from 'har-schema';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { startBrowser } from '../testing/browser.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderHar } from './har.ts';

const ajv = new Ajv({ strict: false, validateSchema: false, allErrors: true });
ajvFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

function read(report: Report): Har {
  const har: unknown = JSON.parse(renderHar(report));
  const isHar = ajv.getSchema('har.json');
  isHar?.(har);
  expect(isHar?.errors).toBeNull();
  return har as Har;
}

test('the schema of HAR 1.2 accepts it, and refuses one without an address', () => {
  const { log } = read(sampleReport);
  const isEntry = ajv.getSchema('entry.json');
  const [entry] = log.entries;
  expect(isEntry?.(entry)).toBe(true);
  expect(isEntry?.({ ...entry, request: { ...entry?.request, url: 'no address' } })).toBe(false);
});

test('every exchange is there as it was recorded, on the page of its scenario', () => {
  const { log } = read(sampleReport);
  const titles = new Map(sampleReport.scenarios.map(({ id, title }) => [id, title]));
  const pages = new Map(log.pages?.map(({ id, title }) => [id, title]));
  for (const [index, exchange] of sampleReport.exchanges.entries()) {
    const entry = log.entries[index];
    expect(pages.get(entry?.pageref ?? '')).toBe(titles.get(exchange.scenario));
    expect(entry?.request.url).toBe(`http://127.0.0.1:8080/v1${exchange.request.target}`);
    expect(entry?.request.postData?.text).toBe(exchange.request.body ?? undefined);
    expect(entry?.response.status).toBe(exchange.response.status);
    expect(entry?.response.content.text ?? '').toBe(exchange.response.body);
    expect(entry?.time).toBe(exchange.milliseconds);
    expect(Date.parse(entry?.startedDateTime ?? '') - Date.parse(sampleReport.run.startedAt)).toBe(
      exchange.startedAt,
    );
  }
});

test.each([
  [
    '/pets?limit=20&name=a%20b',
    '/pets?limit=20&name=a%20b',
    [
      ['limit', '20'],
      ['name', 'a b'],
    ],
  ],
  ['/pets/%zz/../x', '/pets/%zz/../x', []],
  ['/pets?token=‹redacted›', '/pets?token=%E2%80%B9redacted%E2%80%BA', [['token', '‹redacted›']]],
  ['/pets/\ud800', '/pets/%EF%BF%BD', []],
])('%j is asked for as %s', (target, address, query) => {
  const [exchange] = sampleReport.exchanges;
  if (!exchange) throw new Error('the sample has no exchange');
  const exchanges = [{ ...exchange, request: { ...exchange.request, target } }];
  const { log } = JSON.parse(renderHar({ ...sampleReport, exchanges })) as Har;
  expect(log.entries[0]?.request.url).toBe(`http://127.0.0.1:8080/v1${address}`);
  expect(log.entries[0]?.request.queryString.map(({ name, value }) => [name, value])).toEqual(query);
});

test('a browser answers from it as the target did', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'assay-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'exchanges.har');
  await writeFile(file, renderHar(sampleReport));
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.routeFromHAR(file, { notFound: 'abort' });
  const answer = await page.goto('http://127.0.0.1:8080/v1/pets?limit=20');
  expect([answer?.status(), await answer?.text()]).toEqual([200, sampleReport.exchanges[0]?.response.body]);
  await expect(page.goto('http://127.0.0.1:8080/v1/never/asked')).rejects.toThrow('ERR_FAILED');
});
