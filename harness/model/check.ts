import type { Contract } from '../../contract/contract.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Response } from '../../contract/operations/operation.ts';
import type { Evidence, Exchange } from './exchange.ts';
import type { Probe } from './probe.ts';
import type { ErrorContract } from './profile.ts';

/**
 * A pure judgement of one exchange. It returns what is wrong and nothing else: it cannot skip, print, retry or throw.
 * A check that does not apply to an exchange finds nothing wrong with it.
 */
export interface Check {
  /** Kebab-case, equal to its file name. */
  readonly id: string;
  /** What the check requires, in one sentence. */
  readonly title: string;
  /** How to fix a failure, in one sentence. */
  readonly help: string;
  /** What it compares, and where it does not apply, in a few sentences. */
  readonly meaning: string;
  /** The source of the rule: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** An exchange that fails: `docs/checks/<id>.md` shows it with the message. */
  readonly example: RedExchange;
  /** A failure of a MUST is a violation; a failure of a SHOULD is an advisory. */
  readonly level: 'MUST' | 'SHOULD';
  readonly judge: (exchange: Exchange, context: CheckContext) => readonly Flaw[];
}

/** A short exchange that fails a check. */
export interface RedExchange {
  /** The operation: YAML, as below `paths` in an OpenAPI document. Errors carry `error` and `error_description`. */
  readonly document: string;
  /** An HTTP message without a version: "GET /pets", header lines, an empty line, the body. */
  readonly request: string;
  /** The same: "200 OK", …; "0" for no response. */
  readonly response: string;
  /** The status that the request must return, if another one is a violation. */
  readonly expected?: string;
  /** What it tries, if it is a probe. */
  readonly probe?: Probe;
  /** Why the request should be refused. */
  readonly cause?: Cause;
  /** `provoked` unless given. */
  readonly evidence?: Evidence;
}

/** A failure. */
export interface Flaw {
  /** One sentence: got and expected. Contains no values that could be secret. */
  readonly message: string;
  /** Place in the response body (JSON Pointer) or header name, if there is one. */
  readonly place?: string;
  /** JSON Pointer in the document to the schema that is not satisfied, if there is one. */
  readonly schema?: string;
}

export interface CheckContext {
  readonly contract: Contract;
  /** The documented response for the returned status; undefined if the document does not list it. */
  readonly landed: Response | undefined;
  readonly errors: ErrorContract | undefined;
}
