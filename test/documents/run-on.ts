import { understand } from '../../contract/contract.ts';
import { documentFindings } from '../../contract/document-findings/document-findings.ts';
import type { JsonObject } from '../../contract/json.ts';
import { judge } from '../../harness/judge/judge.ts';
import { noProfile } from '../../harness/model/profile.ts';
import type { Ability, AuthAdapter } from '../../harness/model/target.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { run } from '../../harness/run/run.ts';
import type { FaultName } from '../../mock-server/faults/faults.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

/** An OpenAPI document from the parts that a test is about. */
export function documentOf(parts: JsonObject): JsonObject {
  return { openapi: '3.0.3', info: { title: 'A document of somebody', version: '1' }, ...parts };
}

/** The report of a run against the mock of the same document, which may simulate faults. */
export async function runOnMock(parts: JsonObject, faults: readonly FaultName[] = []): Promise<Report> {
  const contract = understand({ file: 'some.yaml', document: documentOf(parts), findings: [] });
  const mock = createMockServer(contract, { faults });
  const url = await mock.listen({ port: 0 });
  try {
    const abilities = ['force-responses'] as const;
    return await reportOn(parts, { kind: 'mock', url, abilities, auth: mockPersonas(contract) });
  } finally {
    await mock.close();
  }
}

/** The report of a run against any target. */
export async function reportOn(
  parts: JsonObject,
  target: {
    readonly kind: 'mock' | 'url';
    readonly url: string;
    readonly abilities: readonly Ability[];
    readonly auth: AuthAdapter;
  },
): Promise<Report> {
  const contract = understand({ file: 'some.yaml', document: documentOf(parts), findings: [] });
  const plan = makePlan(contract, noProfile, target.abilities);
  const result = await run(plan, target, { concurrency: 4, timeout: 5000 });
  const { title, version, file } = contract;
  return judge(plan, result, {
    run: {
      assay: '0',
      target: { kind: target.kind, url: target.url, auth: target.auth.name },
      document: { title, version, file, path: file, sha256: '' },
      concurrency: 4,
    },
    findings: [...contract.findings, ...documentFindings(contract)],
    requirements: [],
  });
}

/** What of a report has to be empty: everything that is wrong with the server, one line each. */
export function accusations({ violations }: Report): string[] {
  return violations
    .filter(({ level }) => level === 'MUST')
    .map(({ operation, check, message }) => `${operation}: ${check}: ${message}`);
}

/** The cells that are not proven. */
export function unproven({ cells }: Report): string[] {
  return cells.filter(({ verdict }) => verdict.kind !== 'conformant').map(({ id }) => id);
}
