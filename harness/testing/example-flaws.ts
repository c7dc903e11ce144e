import { load } from 'js-yaml';
import { understand } from '../../contract/contract.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { outdented } from '../../contract/outdented.ts';
import type { Check, Flaw } from '../model/check.ts';
import type { Exchange } from '../model/exchange.ts';

/** The members of an error in the examples of checks. */
const errors = { code: 'error', message: 'error_description' };

/** What a check finds in its own example. Throws if the example cannot be read. */
export function flawsOfExample({ id, judge, example }: Check): readonly Flaw[] {
  const document = {
    openapi: '3.1.0',
    info: { title: id, version: '1' },
    paths: load(outdented(example.document)),
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  };
  const contract = understand({ file: id, document, findings: [] });
  const [operation] = contract.operations;
  if (!operation) throw new Error(`the example of ${id} has no operation`);
  const request = messageOf(example.request);
  const response = messageOf(example.response);
  const [method = '', target = ''] = request.start.split(' ');
  const status = Number(response.start.split(' ')[0]);
  const documented = operation.responses.map((each) => each.status);
  const landed = coveringStatus(documented, status);
  const exchange: Exchange = {
    id: 'x1',
    scenario: id,
    purpose: {
      step: 'aim',
      why: id,
      expected: example.expected ?? landed ?? String(status),
      binding: example.expected !== undefined,
      cause: example.cause,
      subject: undefined,
      example: undefined,
      evidence: example.evidence ?? 'provoked',
      ...(example.probe && { probe: example.probe }),
    },
    persona: 'owner',
    operation,
    request: { method, target, headers: request.headers, body: request.body },
    response: { status, headers: response.headers, body: response.body },
    startedAt: 0,
    milliseconds: 1,
  };
  return judge(exchange, {
    contract,
    errors,
    landed: operation.responses.find((each) => each.status === landed),
  });
}

interface Message {
  readonly start: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

function messageOf(text: string): Message {
  const [head = '', ...body] = outdented(text).split('\n\n');
  const [start = '', ...lines] = head.split('\n');
  const headers = lines.map((line) => {
    const [name = '', ...value] = line.split(': ');
    return [name.toLowerCase(), value.join(': ')] as const;
  });
  return { start, headers: Object.fromEntries(headers), body: body.join('\n\n') };
}
