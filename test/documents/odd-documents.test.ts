import { expect, test } from 'vitest';
import { type Contract, understand } from '../../contract/contract.ts';
import { documentFindings } from '../../contract/document-findings/document-findings.ts';
import type { JsonObject } from '../../contract/json.ts';
import { judge } from '../../harness/judge/judge.ts';
import { noProfile } from '../../harness/model/profile.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { run } from '../../harness/run/run.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';
import { oddDocuments } from './odd-documents.ts';
import { wireDocuments } from './wire-documents.ts';

/**
 * Documents as they are found in the wild, each with something that is rare, or wrong. A run against a mock of each has
 * to come to its end, and to find nothing wrong that is not wrong with the document.
 */
test.each([...oddDocuments, ...wireDocuments])(
  '$what',
  async ({ document, findings, unproven = [], provoked }) => {
    const report = await reportOf(understand({ file: 'odd.yaml', document: whole(document), findings: [] }));
    expect(report.violations.filter(({ level }) => level === 'MUST')).toEqual([]);
    expect([...new Set(report.findings.map(({ rule }) => rule))].sort()).toEqual([...findings].sort());
    const gaps = report.cells.filter(({ verdict }) => verdict.kind !== 'conformant').map(({ id }) => id);
    expect(gaps).toEqual(unproven);
    if (provoked) expect(report.counts).toMatchObject({ forced: 0 });
    expect(report.cleanUp.left).toEqual([]);
  },
);

function whole(parts: JsonObject): JsonObject {
  return { openapi: '3.1.0', info: { title: 'An odd document', version: '1' }, ...parts };
}

async function reportOf(contract: Contract): Promise<Report> {
  const abilities = ['force-responses'] as const;
  const plan = makePlan(contract, noProfile, abilities);
  const mock = createMockServer(contract);
  const url = await mock.listen({ port: 0 });
  try {
    const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract) } as const;
    const result = await run(plan, target, { concurrency: 4, timeout: 5000 });
    return judge(plan, result, {
      run: {
        assay: '0',
        target: { kind: 'mock', url, auth: 'mock' },
        document: {
          title: contract.title,
          version: contract.version,
          file: contract.file,
          path: contract.file,
          sha256: '',
        },
        concurrency: 4,
      },
      findings: [...contract.findings, ...documentFindings(contract)],
      requirements: [],
    });
  } finally {
    await mock.close();
  }
}
