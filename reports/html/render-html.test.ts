import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Report } from '../../harness/report/report.ts';
import { hostileText } from '../testing/sample-exchanges.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { fromColumns } from './page/columns.ts';
import { renderHtml } from './render-html.ts';

/** Members that take their value from a closed list, by which pages choose words. */
const closed = new Set([
  'result',
  'kind',
  'evidence',
  'level',
  'control',
  'due',
  'found',
  'aim',
  'outcome',
  'step',
]);

const file = renderHtml(sampleReport);
/** A report in which every text, whatever it is for, is hostile. */
const hostileReport = JSON.parse(JSON.stringify(sampleReport), (name, value) =>
  typeof value === 'string' && !closed.has(name) ? hostileText : value,
) as Report;

test('the data comes back as it was', () => {
  expect(dataOf(file)).toEqual(sampleReport);
  expect(dataOf(renderHtml(hostileReport))).toEqual(hostileReport);
});

test('no text of a report becomes markup, wherever it stands', () => {
  const hostile = renderHtml(hostileReport);
  expect(elementsOf(hostile)).toEqual(expect.arrayContaining(['script', 'style', 'table']));
  expect(elementsOf(hostile)).not.toContain('img');
  expect(hostile.match(/<script/g)).toHaveLength(2);
  expect(hostile.match(/<\/script/g)).toHaveLength(2);
  expect(hostile).not.toContain('<!--');
  expect(hostile).not.toMatch(/\son\w+=["']?document/);
});

test('the policy lets run and style what is in the file, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(file)?.[1]?.replaceAll('&#39;', "'");
  const script = /<script>(.*?)<\/script>/s.exec(file)?.[1] ?? '';
  const style = /<style>(.*?)<\/style>/s.exec(file)?.[1] ?? '';
  expect(policy).toBe(
    `default-src 'none'; script-src '${sha256(script)}'; style-src '${sha256(style)}'; img-src data:; base-uri 'none'; form-action 'none'`,
  );
});

test('overview and matrix stand in the file, for readers without scripts', () => {
  const body = file.slice(file.indexOf('<main'), file.indexOf('<script>'));
  expect(body).toContain('2 defects violate 3 of 17 cells; 6 cells were not exercised.');
  expect(body).toContain('aria-label="GET /pets/{petId} 404: not exercised"');
  const matrix = body.slice(body.indexOf('id="matrix"'));
  expect(matrix.match(/href="#\/cell\//g)).toHaveLength(sampleReport.cells.length);
});

test('nothing is loaded from anywhere', () => {
  const markup = file.replace(/<script.*<\/script>/s, '');
  expect(markup).not.toMatch(/(?:src|srcset|action)=/);
  expect(markup.match(/href="(?!#)[^"]*"/g)).toEqual(['href="data:,"']);
  expect(markup).not.toMatch(/@import|url\(/);
});

test('a run of another size is still a small file', () => {
  const big = {
    ...sampleReport,
    exchanges: Array.from({ length: 600 }, () => sampleReport.exchanges).flat(),
  };
  expect(JSON.stringify(big).length).toBeGreaterThan(4e6);
  expect(renderHtml(big).length).toBeLessThan(file.length + 1e5);
});

function dataOf(html: string): unknown {
  const text = /id="data">([^<]+)</.exec(html)?.[1] ?? '';
  return fromColumns(JSON.parse(gunzipSync(Buffer.from(text, 'base64')).toString()));
}

function elementsOf(html: string): readonly string[] {
  return [...new Set(Array.from(html.matchAll(/<([a-z][a-z0-9]*)/g), ([, name = '']) => name))];
}

function sha256(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
