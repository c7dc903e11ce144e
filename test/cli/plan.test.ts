import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { assay } from './assay.ts';

interface Row {
  readonly operation: string;
  readonly status: string;
  readonly 'x-documented-in': readonly string[];
  readonly scenarios: readonly { readonly id: string }[];
  readonly reason: unknown;
}

interface Response {
  readonly $ref?: string;
  readonly 'x-documented-in'?: readonly string[];
}

interface Document {
  readonly paths: Record<string, Record<string, { readonly responses?: Record<string, Response> }>>;
  readonly components: { readonly responses: Record<string, Response> };
}

function documentedIn(document: Document, response: Response): readonly string[] {
  const shared = document.components.responses[response.$ref?.split('/').at(-1) ?? ''];
  return response['x-documented-in'] ?? shared?.['x-documented-in'] ?? [];
}

test('the plan as JSON is the ledger: every cell of the document, with what documents it', async () => {
  const { code, stdout } = await assay(['plan', '--format', 'json']);
  expect(code).toBe(0);
  const rows = JSON.parse(stdout) as Row[];
  const planned = rows.map((row) => `${row.operation} ${row.status} ${row['x-documented-in'].join()}`);
  const document = load(await readFile('specs/tmi/openapi.yaml', 'utf8')) as Document;
  const written = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { responses = {} }]) =>
      Object.entries(responses).map(
        ([status, response]) =>
          `${method.toUpperCase()} ${path} ${status} ${documentedIn(document, response).join()}`,
      ),
    ),
  );
  expect(planned.sort()).toEqual(written.sort());
  expect(rows.filter((row) => row['x-documented-in'].includes('S1'))).toHaveLength(413);
  expect(rows.filter(({ scenarios }) => scenarios.length === 0)).toEqual([]);
});

test('for an instance, the plan says what would be needed for what it cannot exercise', async () => {
  const { stdout } = await assay(['plan', '--target', 'url', '--format', 'json']);
  const rows = JSON.parse(stdout) as Row[];
  const failures = rows.filter(({ status }) => status === '500');
  expect(failures.length).toBeGreaterThan(100);
  for (const { scenarios, reason } of failures)
    expect([scenarios.length, reason]).toEqual([
      0,
      { kind: 'not-provocable', sentence: expect.stringContaining('cannot be triggered from outside') },
    ]);
});

test('the table has a line for each cell, says what cells need, and sums up', async () => {
  const { stdout } = await assay(['plan', 'mini']);
  const lines = stdout.trimEnd().split('\n');
  expect(lines[0]).toMatch(/^GET \/lockers 200 +.*valid-request/);
  expect(lines.slice(14, -1)).toEqual([
    '',
    'Cells by what is needed to test them:',
    '  11  a real server, which must return that status',
    '   3  a mock that returns the response on request',
    '100 % of the 11 cells that are neither 429 nor 5xx can be tested on a real server.',
    '',
  ]);
  expect(lines.at(-1)).toMatch(/^3 operations, 14 cells; \d+ scenarios\.$/);
});

interface RequirementRow {
  readonly id: string;
  readonly level: string;
  readonly scenarios: readonly string[];
  readonly checks: readonly string[];
  readonly notTested: string | null;
  readonly uncovered: boolean;
}

test('requirements are shown with their cases, and what nothing shows comes first', async () => {
  const flags = ['plan', '--requirements', '--target', 'mock'];
  const { code, stdout } = await assay([...flags, '--format', 'json']);
  expect(code).toBe(0);
  const rows = JSON.parse(stdout) as RequirementRow[];
  const open = rows.filter(({ uncovered }) => uncovered);
  // A mock decides nothing by itself, so that some statements can be shown on an implementation only.
  expect(open.length).toBeGreaterThan(0);
  expect(rows.slice(0, open.length)).toEqual(open);
  for (const { level, scenarios, checks, notTested } of open)
    expect([level, scenarios, checks, notTested]).toEqual(['MUST', [], [], null]);

  const lines = (await assay(flags)).stdout.trimEnd().split('\n');
  expect(lines).toHaveLength(rows.length + 2);
  for (const [index, { id }] of open.entries())
    expect(lines[index]).toMatch(new RegExp(`^MUST +${id} +UNCOVERED: `));
  expect(lines.find((line) => line.includes(' S0-200-get-threat-model '))).toContain(
    'lifecycle › a-threat-model-reads',
  );
  const shown = rows.filter(({ scenarios, checks }) => scenarios.length + checks.length > 0);
  const untestable = rows.filter((row) => row.notTested !== null && !shown.includes(row));
  expect(lines.at(-1)).toBe(
    `${rows.length} requirements: ${shown.length} covered, ${untestable.length} cannot be tested, ${open.length} of level MUST uncovered.`,
  );
});

test('a document without requirements has none', async () => {
  const { code, stdout } = await assay(['plan', 'specs/mini/openapi.yaml', '--requirements']);
  expect([code, stdout]).toEqual([
    0,
    '\n0 requirements: 0 covered, 0 cannot be tested, 0 of level MUST uncovered.\n',
  ]);
});
