import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readWfcFile } from '../../cli/authentication/wfc-file.ts';
import { renderAllure } from '../../reports/formats/allure.ts';
import { renderWfc } from '../../reports/formats/wfc.ts';
import { type WfcFault, wfcFaults } from '../../reports/parts/wfc-faults.ts';
import { sampleReport } from '../../reports/testing/sample-report.ts';
import { sampleWithKnown } from '../../reports/testing/sample-with-known.ts';
import { temporaryFolder } from '../cli/assay.ts';

const installed = resolve('test/formats/.installed');
const isThere = existsSync(join(installed, 'webfuzzing_commons'));
const why = isThere ? '' : ' (skipped: test/formats/install.sh has not been run)';

interface Summary {
  readonly stats: Readonly<Record<string, number>>;
}

interface WfcReport {
  readonly faults: { readonly foundFaults: readonly { readonly faultCategories: readonly WfcFault[] }[] };
}

describe.skipIf(!isThere && process.env.CI_FRAMEWORKS === undefined)(`readers of our formats${why}`, () => {
  test.each([
    ['a report', sampleReport],
    ['a report with known violations', sampleWithKnown],
  ])('Allure makes a page of %s, with every result, its steps and its attachments', async (_, report) => {
    const folder = await temporaryFolder();
    const results = join(folder, 'allure-results');
    const files = [...renderAllure(report)];
    await mkdir(results);
    for (const { name, content } of files) await writeFile(join(results, name), content);
    const output = join(folder, 'page');
    const allure = join(installed, 'node_modules/allure/cli.js');
    await promisify(execFile)(process.execPath, [allure, 'generate', results, '--output', output], {
      cwd: folder,
    });
    const ours = files.flatMap(({ name, content }) =>
      name.endsWith('-result.json') ? [JSON.parse(content) as { name: string; status: string }] : [],
    );
    const { stats } = JSON.parse(await readFile(join(output, 'summary.json'), 'utf8')) as Summary;
    const counted = (status: string) => ours.filter((result) => result.status === status).length;
    expect(stats).toEqual({
      total: ours.length,
      passed: counted('passed'),
      failed: counted('failed'),
      skipped: counted('skipped'),
    });
    const shown = join(output, 'data/test-results');
    const texts = await Promise.all(
      (await readdir(shown)).map((file) => readFile(join(shown, file), 'utf8')),
    );
    const failed = texts.find((text) => (JSON.parse(text) as { name: string }).name === 'POST /pets 400');
    expect(failed).toContain('returned 400');
    expect(failed).toMatch(/"missed":false/);
  });

  test('the schema of Web Fuzzing Commons accepts a report, and its kinds of faults are those', async () => {
    const data = join(installed, 'webfuzzing_commons/data');
    const ajv = new Ajv2020({ strict: false });
    ajvFormats.default(ajv);
    const isValid = ajv.compile(load(await readFile(join(data, 'report.yaml'), 'utf8')) as object);
    const report = JSON.parse(renderWfc(sampleReport)) as WfcReport;
    isValid(report);
    expect(isValid.errors).toBeNull();
    expect(isValid({ ...report, faults: { ...report.faults, totalNumber: '1' } })).toBe(false);
    const kinds = load(await readFile(join(data, 'fault_categories.json'), 'utf8')) as readonly WfcFault[];
    const names = new Map(kinds.map(({ code, id }) => [code, id]));
    const found = report.faults.foundFaults.flatMap(({ faultCategories }) => faultCategories);
    for (const { code, id } of [...found, ...wfcFaults])
      expect([code, id]).toEqual([code, code < 900 ? names.get(code) : 'ASSAY_OTHER']);
  });

  test('the schema of Web Fuzzing Commons accepts the authentication file of the documentation', async () => {
    const ajv = new Ajv2020({ strict: false });
    const schema = await readFile(join(installed, 'webfuzzing_commons/data/auth.yaml'), 'utf8');
    const isValid = ajv.compile(load(schema) as object);
    const page = await readFile('docs/authentication.md', 'utf8');
    const [, section = ''] = page.split('## Authentication files of Web Fuzzing Commons');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(section) ?? [];
    isValid(load(example));
    expect(isValid.errors).toBeNull();
    const file = join(await temporaryFolder(), 'auth.yaml');
    await writeFile(file, example);
    expect((await readWfcFile(file)).map(({ name }) => name)).toEqual(['owner', 'stranger']);
  });
});
