import type { IncomingHttpHeaders } from 'node:http';
import type { Operation } from '../../contract/operations/operation.ts';
import type { Switches } from './switches.ts';

/** A fault that a mock can be told to tell, to see whether somebody notices. */
export type Fault = AnswerFault | PlumbingFault;

/** Tells a finished answer otherwise than it is. */
export interface AnswerFault {
  readonly kind: 'answer';
  readonly name: string;
  /** Gives the same answer where it has nothing to fault about. Pure. */
  readonly tell: (answer: FinishedAnswer) => FinishedAnswer;
}

/** Leaves out something on the way to the answer. */
export interface PlumbingFault {
  readonly kind: 'switches';
  readonly name: string;
  readonly change: Partial<Switches>;
}

/** An answer as it would be sent. Content-Length is not among the headers: it is counted when everything is told. */
export interface FinishedAnswer {
  readonly asked: Asked;
  /** Undefined where the request led to no operation. */
  readonly operation: Operation | undefined;
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** What a fault may know of the request. */
export interface Asked {
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}
