import { coveringStatus } from '../../contract/operations/status.ts';
import type { Check, Flaw } from '../model/check.ts';
import type { Exchange, Purpose, SentRequest } from '../model/exchange.ts';
import type { JudgedExchange, RecordedFlaw } from '../model/judged-exchange.ts';
import type { PersonaId } from '../model/persona.ts';
import type { ErrorContract } from '../model/profile.ts';
import { contractOf, library, libraryErrors, operationOf } from './library.ts';

/** Exchanges with the library, made by hand. */

export const contract = contractOf(library);

export interface Told {
  /** Key of an operation of the library; "GET /books" unless said otherwise. */
  readonly operation?: string;
  readonly persona?: PersonaId;
  readonly scenario?: string;
  readonly purpose?: Partial<Purpose>;
  readonly request?: Partial<SentRequest>;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
}

/** An exchange that was aimed at what came back, unless it is said to be otherwise. */
export function exchangeOf(told: Told = {}, of = contract): Exchange {
  const { operation: key = 'GET /books', status = 200, headers = {}, body = '' } = told;
  const operation = operationOf(of, key);
  const documented = operation.responses.map((response) => response.status);
  const purpose: Purpose = {
    step: 'aim',
    why: operation.summary,
    expected: coveringStatus(documented, status) ?? String(status),
    binding: true,
    cause: undefined,
    subject: undefined,
    example: undefined,
    evidence: 'provoked',
    ...told.purpose,
  };
  const json = typeof body !== 'string';
  return {
    id: 'x1',
    scenario: told.scenario ?? 'a scenario',
    purpose,
    persona: told.persona ?? 'owner',
    operation,
    request: { method: operation.method, target: '/', headers: {}, body: undefined, ...told.request },
    response: {
      status,
      headers: { ...(json ? { 'content-type': 'application/json' } : {}), ...headers },
      body: json ? JSON.stringify(body) : body,
    },
    startedAt: 0,
    milliseconds: 1,
  };
}

/** What a check finds wrong with an exchange. */
export function flawsOf(
  check: Check,
  told: Told,
  { errors, of = contract }: { errors?: ErrorContract | 'none'; of?: typeof contract } = {},
): readonly Flaw[] {
  const exchange = exchangeOf(told, of);
  return check.judge(exchange, {
    contract: of,
    errors: errors === 'none' ? undefined : (errors ?? libraryErrors),
    landed: landedAt(exchange),
  });
}

function landedAt({ operation: { responses }, response }: Exchange) {
  const documented = responses.map(({ status }) => status);
  const landed = coveringStatus(documented, response.status);
  return responses.find(({ status }) => status === landed);
}

export function judgedOf(told: Told, flaws: readonly RecordedFlaw[] = []): JudgedExchange {
  const exchange = exchangeOf(told);
  return { exchange, landed: landedAt(exchange)?.status, flaws };
}
