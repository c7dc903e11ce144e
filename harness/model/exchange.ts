import { parseJson } from '../../contract/json.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { PersonaId } from './persona.ts';
import type { Probe } from './probe.ts';

/** One request and its response, with its purpose. */
export interface Exchange {
  /** "x12", unique in a run. */
  readonly id: string;
  readonly scenario: string;
  readonly purpose: Purpose;
  readonly persona: PersonaId;
  /** The scenario's name for its own account that sent it in place of the persona; absent for personas themselves. */
  readonly account?: string;
  readonly operation: Operation;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
}

/** The same exchange under another number. Its content may be on disk, and stays there. */
export function renumbered(exchange: Exchange, id: string, startedAt: number): Exchange {
  const { scenario, purpose, persona, account, operation, response, milliseconds } = exchange;
  return {
    id,
    scenario,
    purpose,
    persona,
    ...(account !== undefined && { account }),
    operation,
    get request() {
      return exchange.request;
    },
    response,
    startedAt,
    milliseconds,
  };
}

/** Why a request was sent. */
export interface Purpose {
  /** Its role in the scenario. */
  readonly step: Step;
  /** One sentence for the report. */
  readonly why: string;
  /** The documented status that it should return. */
  readonly expected: string;
  /** Documented statuses that are accepted too; the one that is returned then counts as expected. */
  readonly alternatives?: readonly string[];
  /** Whether another status is a violation, or only means that the cell was not exercised. */
  readonly binding: boolean;
  /** What was done to trigger that status, if it has a name. */
  readonly cause: Cause | undefined;
  /** The parameter or member of the cause. */
  readonly subject: string | undefined;
  /** The example of the document that the response should match. */
  readonly example: string | undefined;
  readonly evidence: Evidence;
  /** Set if it expects no particular status. */
  readonly probe?: Probe;
}

export type Step = 'set-up' | 'control' | 'aim' | 'follow-up' | 'clean-up';

/**
 * Whether the server decided by itself, to a request of ours or to one of others that was recorded; a fault was injected; or
 * the mock was asked for the response.
 */
export type Evidence = 'provoked' | 'observed' | 'injected' | 'forced';

/** Whether nothing but the request made the server return what it did. */
export function isServersChoice({ evidence }: Pick<Purpose, 'evidence'>): boolean {
  return evidence === 'provoked' || evidence === 'observed';
}

export interface SentRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Characters at the end of the body that are not kept; absent if all are. */
  readonly bodyLeftOut?: number;
}

export interface ReceivedResponse {
  /** 0 without a response. */
  readonly status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why there is no response, as a clause: "the connection was closed before the response". */
  readonly failure?: string;
  /** Characters at the end of the body that are not kept; absent if all are. */
  readonly bodyLeftOut?: number;
  /** Why reading stopped, for an endless stream. */
  readonly cut?: 'time' | 'items' | 'bytes';
}

/** Whether there was no response although the target answered other requests. */
export function isUnanswered({ status }: ReceivedResponse): boolean {
  return status === 0;
}

/** Parsed once, since every check uses the body. */
const parsed = new WeakMap<ReceivedResponse, unknown>();

/** The body as JSON; undefined if it is not JSON. */
export function jsonOf(response: ReceivedResponse): unknown {
  if (!parsed.has(response)) parsed.set(response, parse(response.body));
  return parsed.get(response);
}

function parse(body: string): unknown {
  try {
    return parseJson(body);
  } catch {
    return undefined;
  }
}
