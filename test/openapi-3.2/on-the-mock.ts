import type { IncomingMessage } from 'node:http';
import { onTestFinished } from 'vitest';
import { type Contract, understand } from '../../contract/contract.ts';
import { loadDocument } from '../../contract/document/load.ts';
import { documentFindings } from '../../contract/document-findings/document-findings.ts';
import { judge } from '../../harness/judge/judge.ts';
import { noProfile } from '../../harness/model/profile.ts';
import { mockPersonas } from '../../harness/personas/auth/mock-personas.ts';
import { makePlan } from '../../harness/plan/plan.ts';
import type { Report } from '../../harness/report/report.ts';
import { run } from '../../harness/run/run.ts';
import { serve } from '../../harness/testing/servers.ts';
import { createMockServer } from '../../mock-server/mock-server.ts';

/** What a server in front of a mock makes of its answer; the answer itself where it says nothing. */
export type Planted = (request: string, answer: Passed) => Passed | undefined;

interface Passed {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export async function contractOf(file: string): Promise<Contract> {
  return understand(await loadDocument(file));
}

/** Runs a document against a mock of it, or against one whose answers are changed on the way. */
export async function reportOf(contract: Contract, planted?: Planted): Promise<Report> {
  const mock = createMockServer(contract);
  const mockUrl = await mock.listen({ port: 0 });
  onTestFinished(() => mock.close());
  const url = planted ? await inFrontOf(mockUrl, planted) : mockUrl;
  const kind = planted ? 'url' : 'mock';
  const abilities = ['force-responses'] as const;
  const plan = makePlan(contract, noProfile, abilities);
  const target = { kind, url, abilities, auth: mockPersonas(contract) } as const;
  const result = await run(plan, target, { concurrency: 4, timeout: 5000 });
  const { title, version, file } = contract;
  return judge(plan, result, {
    run: {
      assay: '0',
      target: { kind, url, auth: 'mock' },
      document: { title, version, file, path: file, sha256: '' },
      concurrency: 4,
    },
    findings: [...contract.findings, ...documentFindings(contract)],
    requirements: [],
  });
}

async function inFrontOf(mock: string, planted: Planted): Promise<string> {
  return serve(async (request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).filter(
        ([name]) => !['host', 'connection', 'content-length'].includes(name),
      ),
    ) as Record<string, string>;
    const body = await bytesOf(request);
    const answer = await fetch(mock + request.url, {
      method: request.method ?? 'GET',
      headers,
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const passed = {
      status: answer.status,
      type: answer.headers.get('content-type') ?? '',
      body: await answer.text(),
    };
    const told = planted(`${request.method} ${request.url}`, passed) ?? passed;
    const kept = [...answer.headers].filter(([name]) => !/^(content-|date|connection|keep-alive)/.test(name));
    response.writeHead(told.status, {
      ...Object.fromEntries(kept),
      ...(told.type && { 'content-type': told.type }),
    });
    response.end(told.body);
  });
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}
