import type { Contract } from '../../contract/contract.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import type { Response } from '../../contract/operations/operation.ts';
import type { Exchange } from './exchange.ts';
import type { Probe } from './probe.ts';
import type { ErrorContract } from './profile.ts';

/**
 * A pure judgement of one exchange. It returns what is wrong and nothing else: it cannot skip, print, retry or throw.
 * A check that does not apply to an exchange finds nothing wrong with it.
 */
export interface Check {
  /** Kebab-case, equal to its file name. */
  readonly id: string;
  /** What holds when it finds nothing, in one sentence. */
  readonly title: string;
  /** What to do about what it finds, in one sentence. */
  readonly help: string;
  /** What it compares, and where it does not apply, in a few sentences. */
  readonly meaning: string;
  /** Where the rule stands: a section of a standard, or a decision of this project. */
  readonly source: string;
  /** An exchange in which it finds something: `docs/checks/<id>.md` shows it with what is found. */
  readonly example: RedExchange;
  /** MUST failures violate; SHOULD failures are advisories. */
  readonly level: 'MUST' | 'SHOULD';
  readonly judge: (exchange: Exchange, context: CheckContext) => readonly Flaw[];
}

/** A short exchange that a check turns red. */
export interface RedExchange {
  /** The operation: YAML, as below `paths` in an OpenAPI document. Errors carry `error` and `error_description`. */
  readonly document: string;
  /** An HTTP message without a version: "GET /pets", header lines, an empty line, the body. */
  readonly request: string;
  /** The same: "200 OK", …; "0" where none came. */
  readonly response: string;
  /** The status that the request has to return, where another one is a violation. */
  readonly expected?: string;
  /** What it tries, where it aims at no status. */
  readonly probe?: Probe;
  /** What the request did to be refused. */
  readonly cause?: Cause;
}

/** Something wrong. */
export interface Flaw {
  /** One sentence: what was found, and what was expected. Free of values that could be secret. */
  readonly message: string;
  /** Place in the response body (JSON Pointer) or header name, if there is one. */
  readonly place?: string;
}

export interface CheckContext {
  readonly contract: Contract;
  /** The documented response where the exchange landed; undefined if the document does not list its status. */
  readonly landed: Response | undefined;
  readonly errors: ErrorContract | undefined;
}
