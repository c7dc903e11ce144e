import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { formats, placeOf } from '../../reports/formats.ts';
import { assay, temporaryFolder } from './assay.ts';
import { faultyMock } from './faulty-mock.ts';
import { serve } from './servers.ts';

const others = formats.filter(({ always }) => !always);

test('--format writes more files, and assay report makes the same ones later', async () => {
  const out = await temporaryFolder();
  const flags = others.flatMap(({ name }) => ['--format', name]);
  const { code } = await assay(['run', 'mini', '--out', out, ...flags]);
  expect(code).toBe(0);
  const places = formats.map((format) => placeOf(format).replace('/', ''));
  expect((await readdir(out)).sort()).toEqual(places.sort());
  const file = join(out, 'later');
  await assay(['report', join(out, 'report.json'), '--format', 'csv', '--out', file]);
  expect(await readFile(file, 'utf8')).toBe(await readFile(join(out, 'ledger.csv'), 'utf8'));
});

test('a format that is a folder needs a place, and is written there', async () => {
  const out = await temporaryFolder();
  await assay(['run', 'mini', '--out', out, '--format', 'allure']);
  const report = join(out, 'report.json');
  const { code, stderr } = await assay(['report', report, '--format', 'allure']);
  expect([code, stderr]).toEqual([
    2,
    expect.stringContaining(
      'the format allure is a folder of files; say where, for example: --out allure-results',
    ),
  ]);
  await assay(['report', report, '--format', 'allure', '--out', join(out, 'later')]);
  const names = await readdir(join(out, 'later'));
  expect(names.sort()).toEqual((await readdir(join(out, 'allure-results'))).sort());
  expect(names.filter((name) => name.endsWith('-result.json'))).toHaveLength(14);
});

test('the configuration can ask for formats too, and flags add to them', async () => {
  const out = await temporaryFolder();
  const config = join(out, 'assay.config.json');
  await writeFile(config, JSON.stringify({ formats: ['csv'] }));
  await assay(['run', 'mini', '--out', out, '--config', config, '--format', 'badge']);
  const files = await readdir(out);
  expect(files).toEqual(expect.arrayContaining(['ledger.csv', 'badge.svg']));
  expect(files).not.toContain('report.sarif');
});

test('SARIF leads to the line of the document where the operation begins', async () => {
  const out = await temporaryFolder();
  const flags = ['--target', await faultyMock('missing-location'), '--auth', 'mock', '--format', 'sarif'];
  const { code } = await assay(['run', 'mini', '--out', out, ...flags]);
  expect(code).toBe(1);
  const log = JSON.parse(await readFile(join(out, 'report.sarif'), 'utf8')) as Log;
  const errors = (log.runs[0]?.results ?? []).filter(({ level }) => level === 'error');
  expect(errors.map(({ ruleId }) => ruleId)).toEqual(['location']);
  const place = errors[0]?.locations?.[0]?.physicalLocation;
  const document = await readFile(place?.artifactLocation?.uri ?? '', 'utf8');
  const lines = document.split('\n').slice(0, place?.region?.startLine ?? 0);
  expect([lines.findLast((line) => /^ {2}\S/.test(line)), lines.at(-1)]).toEqual([
    '  /lockers:',
    '    post:',
  ]);
});

test('tokens are in no format, and not in what a shard keeps', async () => {
  const out = await temporaryFolder();
  const tokens = { ASSAY_TOKEN_OWNER: 'kJ7dRecognisable', ASSAY_TOKEN_STRANGER: 'pQ2sRecognisable' };
  const target = await serve((request, response) => {
    response
      .setHeader('content-type', 'application/json')
      .setHeader('x-echo', String(request.headers['x-api-key'] ?? request.headers.authorization))
      .end(JSON.stringify({ echo: request.headers }));
  });
  const flags = ['--target', target, '--shard', '1/1', ...others.flatMap(({ name }) => ['--format', name])];
  const { stdout, stderr } = await assay(['run', 'mini', '--out', out, ...flags], { env: tokens });
  expect(await readdir(out)).toHaveLength(formats.length + 1);
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  const texts = await Promise.all(files.map((file) => readFile(join(file.parentPath, file.name), 'utf8')));
  for (const text of [stdout, stderr, ...texts]) expect(text).not.toContain('Recognisable');
  const told = texts.filter((text) => text.includes('‹token of owner›'));
  expect(told.length).toBeGreaterThanOrEqual(3);
});

test.each(['run', 'report'])(
  'the help of assay %s names the formats it can be asked for',
  async (command) => {
    const { stdout } = await assay([command, '--help']);
    const askedFor = command === 'run' ? others : formats;
    const help = stdout.slice(stdout.indexOf('--format'));
    for (const { name } of askedFor) expect(help).toMatch(new RegExp(`\\b${name}\\b`));
  },
);

test.each([
  ['run', 'mini'],
  ['report', 'report.json'],
])('assay %s %s --format that is not known is bad input', async (...words) => {
  const { code, stdout, stderr } = await assay([...words, '--format', 'docx']);
  expect(stderr).toContain(
    'the format docx is not known; use json, html, junit, markdown, text, agent, ctrf, wfc, allure, ndjson, sarif, har, csv',
  );
  expect([code, stdout]).toEqual([2, '']);
});
