import axe from 'axe-core';
import { XMLValidator } from 'fast-xml-parser';
import { expect, onTestFinished, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { startBrowser } from '../testing/browser.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { renderBadge } from './badge.ts';
import { renderShields } from './shields.ts';

const results = ['conformant', 'violating', 'partial', 'inconclusive'] as const;

test.each(results)('a badge that says %s says it to everybody, and fits', async (result) => {
  const counts = { ...sampleReport.counts, cells: 12_345, conformant: 12_344 };
  const svg = renderBadge({ ...sampleReport, result, counts });
  expect(XMLValidator.validate(svg)).toBe(true);
  const browser = await startBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.setContent(
    `<!doctype html><html lang="en"><title>README</title><main><h1>README</h1>${svg}</main>`,
  );
  const name = `conformance: ${result}, 12,344 of 12,345 proven`;
  expect(await page.getByRole('img', { name, exact: true }).count()).toBe(1);
  const drawn = await page.evaluate(() => {
    const place = (element: Element) => {
      const { left, right } = element.getBoundingClientRect();
      return { left, right };
    };
    return {
      backs: [...document.querySelectorAll('g > rect')].map(place),
      texts: [...document.querySelectorAll('text')].map(place),
    };
  });
  expect(drawn.texts).toHaveLength(2);
  for (const [index, text] of drawn.texts.entries()) {
    expect(text.left).toBeGreaterThan(drawn.backs[index]?.left ?? Number.POSITIVE_INFINITY);
    expect(text.right).toBeLessThan(drawn.backs[index]?.right ?? Number.NEGATIVE_INFINITY);
  }
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
  expect(found.violations.map(({ id }) => id)).toEqual([]);
});

test.each(results)('white words can be read on the colour of %s', (result) => {
  const { color } = shields({ ...sampleReport, result });
  const [red = 0, green = 0, blue = 0] =
    color
      .slice(1)
      .match(/../g)
      ?.map((part) => linear(Number.parseInt(part, 16) / 255)) ?? [];
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  // WCAG 2.2, 1.4.3
  expect(1.05 / (luminance + 0.05)).toBeGreaterThanOrEqual(4.5);
});

function linear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

/** The members that https://shields.io/badges/endpoint-badge documents; it refuses others. */
const documented = ['schemaVersion', 'label', 'message', 'color', 'isError'];

function shields(report: Report): { label: string; message: string; color: string; isError: boolean } {
  const json = JSON.parse(renderShields(report)) as Record<string, unknown>;
  expect(Object.keys(json)).toEqual(documented);
  expect(json.schemaVersion).toBe(1);
  return json as ReturnType<typeof shields>;
}

test('shields.io is told the same, and that a violation is an error', () => {
  expect(shields(sampleReport)).toMatchObject({ message: 'violating, 8 of 17 proven', isError: true });
  expect(shields({ ...sampleReport, result: 'partial' }).isError).toBe(false);
});

test('where every violation is listed as known, nobody is alarmed', () => {
  const violations = sampleReport.violations.map((violation) => ({ ...violation, known: 'k1' }));
  expect(shields({ ...sampleReport, violations })).toMatchObject({
    message: 'known violations, 8 of 17 proven',
    isError: false,
  });
  const [news, ...rest] = violations;
  if (!news) throw new Error('the sample has no violation');
  const { known: _, ...unknown } = news;
  expect(shields({ ...sampleReport, violations: [unknown, ...rest] }).isError).toBe(true);
});

test('a badge of a part says so', () => {
  const run = { ...sampleReport.run, selection: '--suite auth' };
  expect(shields({ ...sampleReport, run }).message).toBe('violating (a part), 8 of 17 proven');
});
