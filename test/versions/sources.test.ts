import { expect, test } from 'vitest';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { serverWith } from './renamed-server.ts';
import type { Difference } from './renaming-proxy.ts';

/** As of November 2025, and nothing else of it. */
const repositories: Difference = {
  target: (target) =>
    /\/threat_models\/[^/]+\/sources/.test(target) ? undefined : target.replace('/repositories', '/sources'),
  answer: (text) => text.replaceAll('/sources', '/repositories'),
};

const all = ['--grep', 'source', '--suite', 'lifecycle', '--suite', 'valid-request'];

async function runAgainst(url: string, part = all) {
  const out = await temporaryFolder();
  const ended = await assay(['run', '--target', url, '--auth', 'test-provider', ...part, '--out', out]);
  return { ...ended, report: await reportIn(out) };
}

test('a server whose sources are elsewhere is run where they are, and violates nothing', async () => {
  const { report, stdout } = await runAgainst(await serverWith(repositories));
  expect(report.era?.capabilities.find(({ id }) => id === 'sources')).toMatchObject({
    value: 'repositories',
    how: 'told',
    because: expect.stringMatching(/^GET \/threat_models\/[^/]+\/repositories returned 200$/),
  });
  expect(report.defects).toEqual([]);
  const proven = report.cells.filter(({ verdict }) => verdict.kind === 'conformant').map(({ id }) => id);
  const place = '/threat_models/{threat_model_id}/repositories';
  expect(proven).toEqual(
    expect.arrayContaining([
      `POST ${place} 201`,
      `GET ${place}/{source_id} 200`,
      `PUT ${place}/{source_id} 200`,
    ]),
  );
  const stories = report.scenarios.filter(
    ({ suite, outcome }) => suite === 'lifecycle' && outcome === 'passed',
  );
  expect(stories.map(({ id }) => id)).not.toEqual([]);
  expect(report.cleanUp.left).toEqual([]);
  expect(stdout).toMatch(
    /^Version: most like .+\n {2}different: References to source code \(at …\/repositories\)$/m,
  );
});

test('what is wrong there is found all the same', async () => {
  const faulty: Difference = {
    ...repositories,
    answer: (text) => repositories.answer(text).replaceAll('"uri":"https://git', '"uri":"git'),
  };
  const { report, code } = await runAgainst(await serverWith(faulty));
  expect(code).toBe(1);
  expect(report.defects.flatMap(({ operations }) => operations)).toContain(
    'POST /threat_models/{threat_model_id}/repositories',
  );
});

test('a cell is run by its name there and by ours', async () => {
  const model = '/threat_models/{threat_model_id}';
  const names = [`GET ${model}/repositories 200`, `GET ${model}/sources/{source_id} 200`];
  const part = names.flatMap((name) => ['--cell', name]);
  const { report } = await runAgainst(await serverWith(repositories), part);
  const aimed = report.scenarios.flatMap(({ suite, cell }) => (suite === 'control' ? [] : (cell ?? [])));
  expect([...new Set(aimed)].sort()).toEqual([
    `GET ${model}/repositories 200`,
    `GET ${model}/repositories/{source_id} 200`,
  ]);
});
