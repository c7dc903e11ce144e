import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../contract/json.ts';
import { assay, reportIn, temporaryFolder } from '../cli/assay.ts';
import { serverWith } from './renamed-server.ts';

/** The document of a TMI that is like ours, but for what differs there. */
async function documentWith(change: (document: JsonObject) => JsonObject): Promise<string> {
  const file = join(await temporaryFolder(), 'theirs.json');
  const ours = load(await readFile('specs/tmi/openapi.yaml', 'utf8')) as JsonObject;
  await writeFile(file, JSON.stringify(change(ours)));
  return file;
}

/** Its references to source code are elsewhere. */
function withRepositories(document: JsonObject): JsonObject {
  const text = JSON.stringify({ ...document, info: { title: 'Their TMI', version: '7' } })
    .replaceAll('/threat_models/{threat_model_id}/sources', '/threat_models/{threat_model_id}/repositories')
    .replaceAll(
      '~1threat_models~1{threat_model_id}~1sources',
      '~1threat_models~1{threat_model_id}~1repositories',
    );
  return JSON.parse(text) as JsonObject;
}

const repositories = {
  target: (target: string) =>
    /\/threat_models\/[^/]+\/sources/.test(target) ? undefined : target.replace('/repositories', '/sources'),
  answer: (text: string) => text.replaceAll('/sources', '/repositories'),
};

const part = ['--grep', 'source', '--suite', 'lifecycle', '--suite', 'valid-request'];

async function runBy(file: string, url: string) {
  const out = await temporaryFolder();
  const flags = ['--spec', file, '--target', url, '--auth', 'test-provider', ...part, '--out', out];
  const ended = await assay(['run', 'tmi', ...flags]);
  return { ...ended, report: await reportIn(out) };
}

test('a document that is given tells what it can, is judged by, and our stories are told in its dialect', async () => {
  const { report } = await runBy(await documentWith(withRepositories), await serverWith(repositories));
  const told = (id: string) => report.era?.capabilities.find((capability) => capability.id === id);
  expect(told('sources')).toMatchObject({
    value: 'repositories',
    how: 'told',
    because: 'as in the given document: at …/repositories',
    probes: [],
  });
  // What no document tells is asked for as ever.
  expect(told('status-code')).toMatchObject({ how: 'told', because: 'GET / returned 200' });
  expect(report.run.document.title).toBe('Their TMI');
  expect(report.defects).toEqual([]);
  const proven = report.cells.filter(({ verdict }) => verdict.kind === 'conformant').map(({ id }) => id);
  expect(proven).toContain('POST /threat_models/{threat_model_id}/repositories 201');
  const stories = report.scenarios.filter(
    ({ suite, outcome }) => suite === 'lifecycle' && outcome === 'passed',
  );
  expect(stories.length).toBeGreaterThan(3);
});

test('an instance that is not as the document says is found out', async () => {
  const asOurs = { target: (target: string) => target, answer: (text: string) => text };
  const { report, code } = await runBy(await documentWith(withRepositories), await serverWith(asOurs));
  expect(code).toBe(1);
  expect(report.defects.flatMap(({ operations }) => operations)).toContain(
    'POST /threat_models/{threat_model_id}/repositories',
  );
});
