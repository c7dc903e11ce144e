import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../../cli/assay.ts';
import { mock } from '../../cli/long-running.ts';
import { serve } from '../../cli/servers.ts';
import { orchardServer } from './orchard-server.ts';

/** A document of Swagger 2.0 in two files, which uses all that is its own. */
const orchard = 'test/documents/swagger-2/orchard.yaml';

/** Of processes that load everything. */
const timeout = 60_000;

test('a run against the mock of the document proves every cell, and findings are at their lines', {
  timeout,
}, async () => {
  const out = await temporaryFolder();
  const { code, stderr } = await assay(['run', orchard, '--format', 'sarif', '--out', out]);
  expect([code, stderr]).toEqual([0, '']);
  const { counts, findings, operations } = await reportIn(out);
  expect(counts).toMatchObject({ cells: 28, conformant: 28, forced: 0 });
  const lines = (await readFile(orchard, 'utf8')).split('\n');
  const shown = findings.map(({ rule, pointer, line }) => [rule, pointer, lines[Number(line) - 1]?.trim()]);
  expect(shown).toEqual([
    [
      'swagger-2',
      '#/paths/~1trees/get/responses/200/headers/X-Kinds',
      'X-Kinds: {type: array, items: {type: string}, collectionFormat: ssv}',
    ],
    [
      'swagger-2',
      '#/responses/refused/schema',
      'refused: {description: Nobody, schema: {$ref: "shared.yaml#/Problem"}}',
    ],
  ]);
  expect(lines[Number(operations.find(({ id }) => id === 'POST /photos')?.line) - 1]?.trim()).toBe('post:');
  const sarif = await readFile(join(out, 'report.sarif'), 'utf8');
  for (const { line } of findings) expect(sarif).toMatch(new RegExp(`"startLine": ?${line}\\b`));
});

test('plan and doctor take the document, and a mock serves it below its base path', { timeout }, async () => {
  const plan = await assay(['plan', orchard]);
  expect([plan.code, plan.stdout]).toEqual([0, expect.stringContaining('9 operations, 28 cells')]);
  const url = await mock(orchard, ['--base-path']);
  const answer = await fetch(`${url}/api/v2/search`, {
    method: 'POST',
    body: new URLSearchParams({ text: 'sweet', kinds: 'apple,pear', heights: '1\t2' }),
  });
  expect(answer.status).toBe(200);
  const flags = ['--target', `${url}/api/v2`, '--auth', 'mock', '--out', await temporaryFolder()];
  expect((await assay(['doctor', orchard, ...flags])).code).toBe(0);
});

test('an instance that has the document is run by it, and what it reads otherwise is found', {
  timeout,
}, async () => {
  const cells = ['--cell', 'POST /search 200', '--cell', 'POST /search 400'];
  const out = await temporaryFolder();
  const runAt = (url: string) => assay(['run', '--target', `${url}/api/v2`, ...cells, '--out', out]);
  const right = await runAt(await serve(orchardServer('joined')));
  expect([right.code, right.stdout]).toEqual([
    0,
    expect.stringContaining('/api/v2/swagger.yaml: found on the target'),
  ]);
  expect((await reportIn(out)).counts).toMatchObject({ conformant: 2, violating: 0 });
  const wrong = await runAt(await serve(orchardServer('repeated')));
  expect(wrong.code).toBe(1);
  const { violations } = await reportIn(out);
  expect([...new Set(violations.map(({ cell }) => cell))]).toEqual(['POST /search 200']);
});
