import type { IncomingMessage } from 'node:http';
import type { PartHead } from '../parameters/part-headers.ts';
import type { Pairs } from '../parameters/query-string.ts';
import type { Answer } from '../responses/answer.ts';
import type { Persona } from './persona.ts';

/**
 * One request on its way through the stages of an operation. The later members are filled in by the stages that find
 * them out; a record per stage would be garbage at every request.
 */
export interface Call {
  readonly request: IncomingMessage;
  /** Values of the path parameters in the order of the template; undefined where one cannot be decoded. */
  readonly params: readonly (string | undefined)[];
  /** Path without query, as it came. */
  readonly path: string;
  /** What follows the question mark; empty without one. */
  readonly query: string;
  /** The body as text; empty without one. */
  readonly text: string;
  /** The fields and the texts of the files of a body of multipart/form-data, as far as it is one. */
  readonly form: Pairs | undefined;
  /** What the parts of such a body say of themselves. */
  readonly parts: readonly PartHead[];
  persona: Persona | undefined;
  /** The body, read as its media type says. */
  body: unknown;
  /** Essence of the body's media type. */
  bodyType: string;
  /** Which of the documented media types of the answer the client prefers. */
  media: number;
}

/** Looks at one side of a request: an answer ends it, undefined lets it pass. */
export type RequestStep = (call: Call) => Answer | undefined;

/** Does what an operation is for, after the request has passed every stage. */
export type Act = (call: Call) => Answer;
