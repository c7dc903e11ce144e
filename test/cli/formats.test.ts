import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { formats } from '../../reports/formats.ts';
import { assay, temporaryFolder } from './assay.ts';

const others = formats.filter(({ always }) => !always);

test('--format writes more files, and assay report makes the same ones later', async () => {
  const out = await temporaryFolder();
  const flags = others.flatMap(({ name }) => ['--format', name]);
  const { code } = await assay(['run', 'mini', '--out', out, ...flags]);
  expect(code).toBe(0);
  expect((await readdir(out)).sort()).toEqual(formats.map(({ file }) => file).sort());
  const file = join(out, 'later');
  await assay(['report', join(out, 'report.json'), '--format', 'csv', '--out', file]);
  expect(await readFile(file, 'utf8')).toBe(await readFile(join(out, 'ledger.csv'), 'utf8'));
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
    '--format docx is not known; use json, html, junit, markdown, text, ctrf, sarif, har, csv',
  );
  expect([code, stdout]).toEqual([2, '']);
});
