import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { posix } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { explainedRules } from '../../contract/document-findings/document-findings.ts';
import { checks } from '../../harness/checks/checks.ts';
import { accountCheck } from '../../harness/judge/account-check.ts';
import { claimCheck } from '../../harness/judge/violations.ts';
import { pageOf } from '../../harness/model/documentation-page.ts';
import { strategies } from '../../harness/strategies/strategies.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { pageAddress, pageUri } from '../../reports/parts/pages.ts';

/** What is in the package, by its path. Nothing is built for that. */
async function packed(): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)(
    'npm',
    ['pack', '--dry-run', '--json', '--ignore-scripts'],
    // What is built may be there or not, and is long.
    { maxBuffer: 64 * 1024 * 1024 },
  );
  const [{ files }] = JSON.parse(stdout) as readonly [
    { readonly files: readonly { readonly path: string }[] },
  ];
  return files.map(({ path }) => path);
}

/** Where the links and pictures of a page lead to that are no addresses, without what stands after "#". */
function relativeLinks(page: string): readonly string[] {
  return [...page.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, link = '']) => {
    const [file = ''] = link.split('#');
    return file === '' || /^[a-z]+:/.test(file) ? [] : [file];
  });
}

/** Anchors as GitHub makes them of headings. */
function anchors(page: string): readonly string[] {
  return [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );
}

test('every link of a page in the package leads to something in it', async () => {
  const files = await packed();
  const pages = files.filter((file) => file.endsWith('.md') && !file.startsWith('dist/'));
  expect(pages).toEqual(expect.arrayContaining(['README.md', 'docs/configuration.md', 'ARCHITECTURE.md']));
  const lost: string[] = [];
  for (const page of pages) {
    const links = relativeLinks(await readFile(page, 'utf8'));
    const places = links.map((link) => posix.join(posix.dirname(page), link));
    lost.push(...places.filter((place) => !files.includes(place)).map((place) => `${page}: ${place}`));
  }
  expect(lost).toEqual([]);
});

test('the page about each check, strategy and rule about documents is in the package', async () => {
  const files = await packed();
  const pages = [
    ...[...checks, claimCheck, accountCheck].map(({ id }) => pageOf('checks', id)),
    ...strategies.map(({ id }) => pageOf('strategies', id)),
    ...explainedRules.map(({ name }) => pageOf('findings', name)),
  ];
  expect(pages.filter((page) => !files.includes(page))).toEqual([]);
  expect(files.filter((file) => /^docs\/(checks|strategies|findings)\//.test(file)).sort()).toEqual(
    pages.sort(),
  );
});

test('llms.txt is in the package, and leads to every page of docs', async () => {
  const files = await packed();
  const index = await readFile('llms.txt', 'utf8');
  const [title, , summary] = index.split('\n');
  expect([title, summary]).toEqual(['# Assay', expect.stringMatching(/^> Assay tests every documented/)]);
  const links = relativeLinks(index);
  const pages = files.filter((file) => /^docs\/[^/]+\.md$/.test(file));
  expect(pages.filter((page) => !links.includes(page))).toEqual([]);
  expect(links.filter((link) => !files.includes(link))).toEqual([]);
  expect(files).toEqual(expect.arrayContaining(['llms.txt', 'AGENTS.md', 'docs/doctor.schema.json']));
});

test('every link to a part of a page leads to a heading of it', async () => {
  const folders = ['.', 'docs'];
  const files = await Promise.all(folders.map(async (folder) => [folder, await readdir(folder)] as const));
  const pages = files.flatMap(([folder, names]) =>
    names.filter((name) => name.endsWith('.md')).map((name) => posix.join(folder, name)),
  );
  const texts = new Map(
    await Promise.all(pages.map(async (page) => [page, await readFile(page, 'utf8')] as const)),
  );
  const links = [...texts].flatMap(([page, text]) =>
    [...text.matchAll(/\]\(([^)\s:#]*)#([^)\s]+)\)/g)].map(([, to = '', anchor = '']) => ({
      page,
      to: to === '' ? page : posix.join(posix.dirname(page), to),
      anchor,
    })),
  );
  expect(links).not.toEqual([]);
  expect(links.filter(({ to, anchor }) => !anchors(texts.get(to) ?? '').includes(anchor))).toEqual([]);
});

test('the README is short, and leads to every page of docs', async () => {
  const readme = await readFile('README.md', 'utf8');
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(200);
  const pages = (await readdir('docs')).filter((file) => file.endsWith('.md')).map((file) => `docs/${file}`);
  const links = relativeLinks(readme);
  expect(pages.filter((page) => !links.includes(page))).toEqual([]);
});

test('every page and every report names the package as it is called', async () => {
  const { name } = packageJson;
  const [scope = '', short = ''] = name.slice(1).split('/');
  const readme = await readFile('README.md', 'utf8');
  expect(readme).toContain(`npm install --save-dev ${name}\``);
  expect(readme).toContain(`/${scope}-${short}-${packageJson.version}.tgz`);
  expect(pageAddress('docs/checks.md')).toBe(`node_modules/${name}/docs/checks.md`);
  expect(pageUri('docs/checks.md', '1')).toBe(
    `pkg:npm/${encodeURIComponent(`@${scope}`)}/${short}@1#docs/checks.md`,
  );
  const pages = (await packed()).filter(
    (file) => /\.(md|ts|yaml|yml)$/.test(file) && !file.startsWith('dist/'),
  );
  const wrong: string[] = [];
  for (const page of pages) {
    const text = await readFile(page, 'utf8');
    if (/(?<![\w@/.-])assay\/(config|suite|vitest)\b|node_modules\/assay\//.test(text)) wrong.push(page);
  }
  expect(wrong).toEqual([]);
});
