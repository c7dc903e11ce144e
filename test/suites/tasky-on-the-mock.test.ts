import { expect, test } from 'vitest';
import { profileOf, requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { judge } from '../../harness/judge/judge.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

const api = 'tasky';
const abilities = ['force-responses'] as const;

test('every cell of Tasky is proven on its mock', { timeout: 60_000 }, async () => {
  const { contract, sha256 } = await understandDocument({ api, document: api });
  const plan = makePlan(contract, await profileOf(api), abilities);
  const mock = createMockServer(contract);
  const url = await mock.listen({ port: 0 });
  try {
    const target = { kind: 'mock', url, abilities, auth: mockPersonas(contract) } as const;
    const result = await run(plan, target, { concurrency: 8, timeout: 5000 });
    const { title, version, file } = contract;
    const report = judge(plan, result, {
      run: {
        assay: '',
        target: { kind: 'mock', url, auth: target.auth.name },
        document: { title, version, file, path: file, sha256 },
        concurrency: 8,
      },
      findings: contract.findings,
      requirements: await requirementsOf(api, contract),
    });
    expect(report.violations).toEqual([]);
    expect(report.cells).toHaveLength(226);
    expect(report.cells.filter(({ verdict }) => verdict.kind !== 'conformant')).toEqual([]);
    expect(result.receipt.left).toEqual([]);
  } finally {
    await mock.close();
  }
});
