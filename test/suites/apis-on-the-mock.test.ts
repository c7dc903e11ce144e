import { expect, test } from 'vitest';
import { profileOf, requirementsOf } from '../../cli/documents/apis.ts';
import { understandDocument } from '../../cli/documents/documents.ts';
import { judge } from '../../harness/judge/judge.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import { run } from '../../harness/run/run.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

/** Each with the number of its cells, and where it has what no operation removes by its path. */
const small = [
  ['tasky', 226, []],
  ['users', 380, []],
  ['notap', 712, ['/v1/crypto/charge/…', '/v1/enrollment/alias/…']],
] as const;
const abilities = ['force-responses'] as const;

test.each(small)(
  'every cell of %s is proven on its mock',
  { timeout: 60_000 },
  async (api, cells, lasting) => {
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
      expect(report.cells).toHaveLength(cells);
      expect(report.cells.filter(({ verdict }) => verdict.kind !== 'conformant')).toEqual([]);
      expect(
        [...new Set(result.receipt.left.map(({ path }) => path.replace(/[^/]+$/, '…')))].toSorted(),
      ).toEqual(lasting);
    } finally {
      await mock.close();
    }
  },
);
