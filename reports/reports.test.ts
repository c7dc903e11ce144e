import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, test } from 'vitest';
import type { Report } from '../harness/report/report.ts';
import { renderJson } from './formats/json.ts';
import { renderJunit } from './formats/junit.ts';
import { renderMarkdown } from './formats/markdown.ts';
import { renderText } from './formats/text.ts';
import { formats, placeOf } from './formats.ts';
import { prose } from './parts/markdown-text.ts';
import schema from './report.schema.json' with { type: 'json' };
import { hostileText } from './testing/sample-exchanges.ts';
import { sampleReport } from './testing/sample-report.ts';
import { sampleWithKnown } from './testing/sample-with-known.ts';

const ajv = new Ajv2020({ strict: false });
ajvFormats.default(ajv);
const isReport = ajv.compile(schema);

test('the JSON is the report, and its schema accepts it', () => {
  const json: unknown = JSON.parse(renderJson(sampleReport));
  expect(json).toEqual(sampleReport);
  isReport(json);
  expect(isReport.errors).toBeNull();
});

test.each([
  ['another version', { ...sampleReport, schema: 'urn:assay-api:report:2' }],
  ['a member that is not known', { ...sampleReport, colour: 'red' }],
  ['a result that is none', { ...sampleReport, result: 'green' }],
  ['a gap without a reason', withVerdict({ kind: 'not-exercised', reason: '', because: 'no-strategy' })],
  ['a violation without a reason', withVerdict({ kind: 'violating' })],
])('the schema refuses %s', (_, report) => {
  expect(isReport(report)).toBe(false);
});

function withVerdict(verdict: unknown): unknown {
  return { ...sampleReport, cells: sampleReport.cells.map((cell) => ({ ...cell, verdict })) };
}

test('each format has a name and a file of its own, and few are written without being asked for', () => {
  expect(new Set(formats.map(({ name }) => name)).size).toBe(formats.length);
  expect(new Set(formats.map(placeOf)).size).toBe(formats.length);
  const always = formats.filter((format) => format.always).map(placeOf);
  expect(always).toEqual(['report.json', 'report.html', 'junit.xml', 'summary.md']);
});

const singles = formats.filter((format) => 'file' in format);
const folders = formats.filter((format) => 'folder' in format);

test.each(singles)('$name is what was looked at when it last changed', async ({ file, render }) => {
  await expect(shown(file, render(sampleReport))).toMatchFileSnapshot(`testing/golden/${file}`);
});

test.each(folders)('$name is what was looked at when it last changed', async ({ folder, files }) => {
  for (const { name, content } of files(sampleReport))
    await expect(content).toMatchFileSnapshot(`testing/golden/${folder}/${name}`);
});

const apart = ['html', 'text', 'agent', 'markdown', 'junit', 'ctrf', 'sarif', 'csv', 'badge', 'shields'];
const showsKnown = singles.filter(({ name }) => apart.includes(name));

test.each(showsKnown)('$name with known violations is what was looked at', async ({ file, render }) => {
  await expect(shown(file, render(sampleWithKnown))).toMatchFileSnapshot(`testing/golden/known/${file}`);
});

/** Styles and scripts of the page have tests of their own, in a browser. */
function shown(file: string, text: string): string {
  if (!file.endsWith('.html')) return text;
  return text
    .replaceAll(/<(style|script)\b([^>]*)>[\s\S]*?<\/\1>/g, '<$1$2></$1>')
    .replaceAll(/sha256-[\w+/=]+/g, 'sha256-…');
}

interface Junit {
  readonly testsuites: Record<string, unknown> & {
    readonly testsuite: readonly {
      readonly name: string;
      readonly testcase: readonly {
        readonly name: string;
        readonly failure?: { readonly message: string };
        readonly skipped?: { readonly message: string };
      }[];
    }[];
  };
}

function parsed(report: Report): Junit {
  const xml = renderJunit(report);
  expect(XMLValidator.validate(xml)).toBe(true);
  const isArray = (name: string) => name === 'testsuite' || name === 'testcase';
  return new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', isArray }).parse(xml) as Junit;
}

test('JUnit has a case for each cell: failed, skipped with its reason, or passed', () => {
  const { testsuites } = parsed(sampleReport);
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
  for (const { id, verdict } of sampleReport.cells) {
    const found = cases.find(({ name }) => name === id);
    expect([id, found?.failure?.message, found?.skipped?.message]).toEqual([
      id,
      verdict.kind === 'violating' ? verdict.reason : undefined,
      verdict.kind === 'not-exercised' ? verdict.reason : undefined,
    ]);
  }
});

test('what JUnit counts is what it has, violations outside the ledger included', () => {
  const { testsuites } = parsed(sampleReport);
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
  expect(testsuites.tests).toBe(String(cases.length));
  expect(testsuites.failures).toBe(String(cases.filter(({ failure }) => failure).length));
  expect(testsuites.skipped).toBe(String(cases.filter(({ skipped }) => skipped).length));
  const outside = sampleReport.violations.filter(({ cell, level }) => cell === null && level === 'MUST');
  expect(cases).toHaveLength(sampleReport.cells.length + outside.length);
});

test('in JUnit a case takes the time of what is held against it, wherever that landed', () => {
  const cells = sampleReport.cells.map((cell) =>
    cell.id === 'GET /pets 500' ? { ...cell, exchanges: [] } : cell,
  );
  expect(renderJunit({ ...sampleReport, cells })).toMatch(/name="GET \/pets 500"[^>]* time="0.004"/);
});

test('JUnit survives control characters and markup in what a server said', () => {
  const [violation] = sampleReport.violations;
  if (!violation) throw new Error('the sample has no violation');
  const message = `\u0000\u001b[31m ]]> ${hostileText}`;
  const { testsuites } = parsed({ ...sampleReport, violations: [{ ...violation, cell: null, message }] });
  const last = testsuites.testsuite.at(-1)?.testcase[0];
  expect(last?.failure?.message).toContain('\\u0000\\u001b[31m');
});

test('in JUnit what is known is skipped with its reason, and a stale entry fails', () => {
  const { testsuites } = parsed(sampleWithKnown);
  const cases = testsuites.testsuite.flatMap(({ testcase }) => testcase);
  const shown = (wanted: string) => {
    const found = cases.find(({ name }) => name === wanted);
    return [found?.failure?.message, found?.skipped?.message];
  };
  expect(shown('POST /pets 400')).toEqual([
    undefined,
    'known to violate: the codes are those of the old gateway (PETS-12, ann, until 2026-06-30)',
  ]);
  expect(shown('known-violations.yaml:8-13 GET /pets 404')).toEqual([
    'stale: it no longer violates',
    undefined,
  ]);
  expect([testsuites.tests, testsuites.failures, testsuites.skipped]).toEqual([
    String(cases.length),
    String(cases.filter(({ failure }) => failure).length),
    String(cases.filter(({ skipped }) => skipped).length),
  ]);
});

test('the schema accepts a report with known violations', () => {
  isReport(JSON.parse(renderJson(sampleWithKnown)));
  expect(isReport.errors).toBeNull();
});

test('a summary fits a screen however much is wrong', () => {
  const [defect] = sampleReport.defects;
  if (!defect) throw new Error('the sample has no defect');
  const many = Array.from({ length: 500 }, (_, index) => ({ ...defect, id: `d${index}` }));
  expect(
    renderText({ ...sampleReport, defects: many })
      .trimEnd()
      .split('\n').length,
  ).toBeLessThan(50);
  expect(renderMarkdown({ ...sampleReport, defects: many })).toContain('480 more are in the report.');
});

test('a summary names the pages about the first defects, and where the others are', () => {
  const [defect] = sampleReport.defects;
  if (!defect) throw new Error('the sample has no defect');
  const pages = ['checks/location', 'strategies/unknown-id', 'checks/content-type'];
  const defects = pages.map((page) => ({ ...defect, id: page, page: `docs/${page}.md` }));
  expect(renderText({ ...sampleReport, defects })).toContain(
    'Explained in node_modules/@assay-api/assay/docs/checks/location.md, node_modules/@assay-api/assay/docs/strategies/unknown-id.md, 1 more in node_modules/@assay-api/assay/docs/checks.md\n',
  );
});

test.each([
  ['at `/toy-box`, not `a|b`', 'at `/toy-box`, not `a\\|b`'],
  ['a ` alone * is text', 'a \\` alone \\* is text'],
])('names between backticks are code in Markdown: %s', (sentence, markdown) => {
  expect(prose(sentence)).toBe(markdown);
});

test('markdown shows what a server said as text', () => {
  const [defect] = sampleReport.defects;
  if (!defect) throw new Error('the sample has no defect');
  const title = 'a | b\n## c <img src=x> [d](javascript:e) `f`';
  const markdown = renderMarkdown({ ...sampleReport, defects: [{ ...defect, title }] });
  expect(markdown).toContain('| a \\| b\\\\n\\#\\# c \\<img src=x\\> \\[d\\](javascript:e) \\`f\\` |');
});

/** Everything by which a target or a document could command a terminal, a pipeline or a reader. */
const commanding = [
  '\u001b]0;owned\u0007\u001b[2J',
  '\u009b31m',
  '\rCONFORMANT',
  '\nCONFORMANT: all is well',
  '\n::error title=owned::owned',
  '\n##[error]owned',
  '##vso[task.setvariable variable=owned]1',
  "##teamcity[buildStatus status='SUCCESS']",
  'by @octocat and @team',
  '\u202eTNAMROFNOC',
].join(' ');

test.each(['text', 'markdown', 'github', 'csv', 'junit'])('no text of a target commands in %s', (name) => {
  const format = singles.find((each) => each.name === name);
  const texts = format?.render(everyTextEndsIn(sampleReport, commanding)).split(/\r?\n/) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  expect(texts.join('')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/);
  expect(texts.filter((line) => /^\s*CONFORMANT/.test(line))).toEqual([]);
  expect(texts.filter((line) => /##(\[|vso\[|teamcity\[)/.test(line))).toEqual([]);
  if (name !== 'github') expect(texts.filter((line) => /^\s*::/.test(line))).toEqual([]);
  else expect(texts.filter((line) => /^::(error|warning|notice) title=[^:]*::owned/.test(line))).toEqual([]);
  if (name === 'markdown')
    expect(texts.filter((line) => /(^|[^\w`])@\w/.test(withoutCode(line)))).toEqual([]);
});

/** What is in backticks notifies nobody. */
function withoutCode(line: string): string {
  return line.replaceAll(/`[^`]*`/g, '');
}

/** Every text that anybody but us writes, with something behind it. */
function everyTextEndsIn(report: Report, end: string): Report {
  const { run, cells, defects, violations, cleanUp } = report;
  return {
    ...report,
    run: {
      ...run,
      document: { ...run.document, title: `${end}${run.document.title}`, version: `1${end}` },
    },
    summary: `${report.summary}${end}`,
    cells: cells.map((cell) => ({
      ...cell,
      summary: `${end}${cell.summary}`,
      verdict: cell.verdict.kind === 'conformant' ? cell.verdict : { ...cell.verdict, reason: end },
    })),
    defects: defects.map((defect) => ({
      ...defect,
      title: `${end}${defect.title}`,
      operations: defect.operations.map((operation) => `${operation}${end}`),
    })),
    violations: violations.map((violation) => ({ ...violation, message: `${end}${violation.message}` })),
    cleanUp: { ...cleanUp, left: cleanUp.left.map((left) => ({ ...left, what: end, why: end })) },
  };
}
