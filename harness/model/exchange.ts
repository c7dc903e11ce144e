import { parseJson } from '../../contract/json.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Operation } from '../../contract/operations/operation.ts';
import type { PersonaId } from './persona.ts';
import type { Probe } from './probe.ts';

/** One request and its response, with what it was meant for. */
export interface Exchange {
  /** "x12", unique in a run. */
  readonly id: string;
  readonly scenario: string;
  readonly purpose: Purpose;
  readonly persona: PersonaId;
  /** What the story calls the account of its own that sent it, as good as the persona; absent for personas themselves. */
  readonly account?: string;
  readonly operation: Operation;
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
  /** Milliseconds since the start of the run. */
  readonly startedAt: number;
  readonly milliseconds: number;
}

/** The same exchange under another number. What was said in it may lie on disk, and stays there. */
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
  /** What part it plays in its scenario. */
  readonly step: Step;
  /** One sentence for the report. */
  readonly why: string;
  /** The documented status it was meant to produce. */
  readonly expected: string;
  /** Documented statuses that are as good; the one that comes is the one that was meant. */
  readonly alternatives?: readonly string[];
  /** Whether another status is a violation, or only means that this was not exercised. */
  readonly binding: boolean;
  /** What was done to bring that status about, if it has a name. */
  readonly cause: Cause | undefined;
  /** The parameter or member that the cause is about. */
  readonly subject: string | undefined;
  /** The example of the document that the answer has to be like. */
  readonly example: string | undefined;
  readonly evidence: Evidence;
  /** Set where it aims at no status. */
  readonly probe?: Probe;
}

export type Step = 'set-up' | 'control' | 'aim' | 'follow-up' | 'clean-up';

/** Whether the server decided by itself, a fault was injected, or the mock was told what to answer. */
export type Evidence = 'provoked' | 'injected' | 'forced';

export interface SentRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Characters at the end of the body that are not kept; absent where all are. */
  readonly bodyLeftOut?: number;
}

export interface ReceivedResponse {
  /** 0 where no answer came. */
  readonly status: number;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Why no answer came, as a clause: "the connection was closed before the answer". */
  readonly failure?: string;
  /** Characters at the end of the body that are not kept; absent where all are. */
  readonly bodyLeftOut?: number;
  /** It is a stream that goes on: what ended the reading of it. */
  readonly cut?: 'time' | 'items' | 'bytes';
}

/** Whether no answer came, although the target answered others. */
export function isUnanswered({ status }: ReceivedResponse): boolean {
  return status === 0;
}

/** Every check looks into the body; it is parsed once. */
const parsed = new WeakMap<ReceivedResponse, unknown>();

/** The body as JSON; undefined if it is none. */
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
