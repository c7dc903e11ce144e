import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Contract } from '../../contract/contract.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { type DifferentialRequest, differentialRequests } from '../testing/differential-requests.ts';
import { petShop } from '../testing/pet-shop.ts';
import { bundledContract, contractOf, startMockOf } from '../testing/start-mock.ts';

const documents = [
  ['tmi', () => bundledContract('tmi')],
  ['mini', () => bundledContract('mini')],
  ['the pet shop', async () => contractOf(petShop)],
] as const;

/** Reading and creating first, so that there is something to take away in the end. */
const order = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

test.each(documents)(
  'with its memory in any state, every answer of %s is documented and valid',
  async (_, contractFor) => {
    const contract = await contractFor();
    const isValid = judgeOf(contract);
    const { url } = await startMockOf(contract);
    const requests = differentialRequests(contract).toSorted(
      (a, b) => order.indexOf(a.method) - order.indexOf(b.method),
    );
    const wrong: string[] = [];
    for (const request of [...requests, ...requests]) {
      const { status, type, body } = await ask(url, request);
      const { operation, kind } = request;
      const documented = coveringStatus(
        operation.responses.map((response) => response.status),
        status,
      );
      const media = operation.responses
        .find((response) => response.status === documented)
        ?.content.find((candidate) => candidate.type === type);
      if (media?.schema && !isValid(media.schema, body))
        wrong.push(`${operation.key}, ${kind}: ${JSON.stringify(body)}`);
      if (!documented && !mayBeUndocumented(kind)) wrong.push(`${operation.key}, ${kind}: ${status}`);
    }
    expect(wrong).toEqual([]);
  },
  60_000,
);

test('every example of TMI is at its path, so that the first request from the documentation works', async () => {
  const contract = await bundledContract('tmi');
  const { url } = await startMockOf(contract);
  const items = differentialRequests(contract).filter(
    ({ kind, method, operation }) => kind === 'valid' && method === 'GET' && operation.path.endsWith('}'),
  );
  const statuses = await Promise.all(items.map(async (item) => [item.path, (await ask(url, item)).status]));
  expect(items.length).toBeGreaterThan(10);
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
});

/** Refusals that documents leave out, and what the pet shop leaves out on purpose. */
function mayBeUndocumented(kind: string): boolean {
  return /^(not acceptable|wrong media type|forced unknown|anonymous|wrong body|no body|bad path)/.test(kind);
}

function judgeOf({ written }: Contract) {
  const ajv = new Ajv2020({ strict: false, validateSchema: false, logger: false });
  ajvFormats.default(ajv);
  ajv.addSchema(written, 'document');
  return (pointer: string, value: unknown) => ajv.getSchema(`document${pointer}`)?.(value) === true;
}

async function ask(url: string, { method, path, headers, body }: DifferentialRequest) {
  const response = await fetch(url + path, {
    method,
    headers,
    redirect: 'manual',
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return { status: response.status, type, body: type.includes('json') ? JSON.parse(text) : text };
}
