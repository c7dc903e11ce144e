import { STATUS_CODES } from 'node:http';
import type { Contract } from '../../contract/contract.ts';
import { isObject } from '../../contract/json.ts';
import { lazily, remembered } from '../../contract/memoise.ts';
import type { Cause } from '../../contract/operations/cause.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation } from '../../contract/operations/operation.ts';
import { type Answer, finished, type Headers, inOwnMemory } from './answer.ts';
import { withCode, withMessage } from './envelope.ts';
import { fittingExample } from './fitting-example.ts';
import { noSample, withoutSample } from './no-sample.ts';
import { problem } from './plain-problem.ts';
import type { ReadyResponse, Responses } from './responses.ts';

/** Why a request is not answered with success. */
interface Refusal {
  readonly status: number;
  readonly cause: Cause | undefined;
  /** What it is instead, if the document says so of this very subject. */
  readonly perhaps?: Cause;
  /** Names of the parameter, member or resource that the cause is about, the best one first. */
  readonly subjects?: readonly string[];
  /** One sentence: "name is required". */
  readonly message: string;
  /** Headers that this refusal needs. An example in the document knows them better. */
  readonly fallbackHeaders?: Headers;
}

export type Refuse = (refusal: Refusal) => Answer;

/**
 * Answers that refuse, each made once. The body is what the document has for the status: of this operation, else of any
 * other one, else what most of its errors look like; the text in it says what was wrong. Where the document has no error, it
 * is a problem of RFC 9457.
 */
export function createRefusals(contract: Contract, responses: Responses): (operation?: Operation) => Refuse {
  const usual = lazily(() => usualError(contract));
  const borrowed = remembered((status: number) => borrow(contract, responses, status));
  return (operation) => {
    const make = (refusal: Refusal): Answer => {
      const { status, message, fallbackHeaders } = refusal;
      const own = operation && responses.find(operation, status);
      if (own) return answerWith(responses, own, refusal, neededHeaders(own, refusal));
      const others = borrowed(status);
      if (others) return answerWith(responses, others, refusal, fallbackHeaders);
      const shape = usual();
      return shape ? inShape(responses, shape, refusal) : problem(status, message, fallbackHeaders);
    };
    const made = remembered((key: string) => inOwnMemory(make(JSON.parse(key) as Refusal)), mostRefusals);
    return (refusal) => made(JSON.stringify(refusal));
  };
}

/** Answers of one operation that are remembered: what they say can be about values that clients send. */
const mostRefusals = 100;

/** The same status of any other operation, one with a JSON body if there is one. */
function borrow({ operations }: Contract, responses: Responses, status: number): ReadyResponse | undefined {
  const documented = operations.flatMap((operation) =>
    operation.responses.filter((response) => response.status === String(status)),
  );
  const response =
    documented.find(({ content }) => content.some(({ type }) => isJson(type))) ?? documented[0];
  return response && responses.ready(response, status);
}

/** What most errors of a document look like, in JSON. */
function usualError({ operations }: Contract): MediaType | undefined {
  const errors = operations
    .flatMap(({ responses }) => responses)
    .filter(({ status, unresolved }) => /^([45]|default)/.test(status) && unresolved.length === 0)
    .flatMap(({ content }) => content.filter(({ type, schema }) => isJson(type) && schema !== undefined));
  const alike = Map.groupBy(errors, ({ type, schema }) => `${type} ${schema}`);
  return [...alike.values()].toSorted((one, other) => other.length - one.length)[0]?.[0];
}

/** An error that the document has no response for, in the shape of its others. */
function inShape(
  { bodies }: Responses,
  media: MediaType,
  { status, message, cause, fallbackHeaders }: Refusal,
): Answer {
  const accepts = (value: unknown) => bodies.judge(media.schema, value) !== 'not';
  const title = STATUS_CODES[status] ?? 'Error';
  const code = cause ?? title.toLowerCase().replaceAll(/[^a-z]+/g, '-');
  const sample = bodies.best(media).value;
  // RFC 9457: the title is that of the kind of problem, here of the status.
  const titled = isObject(sample) && typeof sample.title === 'string' ? { ...sample, title } : sample;
  const coded = withCode(accepts(titled) ? titled : sample, { status, cause: code }, accepts);
  const told = withMessage(coded, message, accepts) ?? coded;
  return finished(status, { ...fallbackHeaders, 'Content-Type': media.type }, bodies.serialise(media, told));
}

function answerWith(
  { bodies }: Responses,
  ready: ReadyResponse,
  refusal: Refusal,
  needed: Headers = {},
): Answer {
  const { status, cause, perhaps, subjects = [], message } = refusal;
  const headers = { ...ready.headers(), ...needed };
  const index = Math.max(
    0,
    ready.media.findIndex(({ type }) => isJson(type)),
  );
  const media = ready.media[index];
  if (!media) return finished(status, headers);
  const accepts = (value: unknown) => bodies.judge(media.schema, value) !== 'not';
  if (!isJson(media.type)) return plainText(ready, index, message, accepts, headers);
  const { body, literal } = fittingExample(bodies.examples(media), { cause, perhaps, subjects });
  const value = body ? body.value : withCode(bodies.best(media).value, refusal, accepts);
  const told = literal ? value : (withMessage(value, message, accepts) ?? value);
  const schema = withoutSample(bodies, ready, index);
  if (schema !== undefined && !accepts(told)) return noSample(ready, schema);
  return ready.withBody(index, bodies.serialise(media, told), headers);
}

function plainText(
  ready: ReadyResponse,
  index: number,
  message: string,
  accepts: (value: unknown) => boolean,
  headers: Headers,
): Answer {
  const isText = ready.types[index]?.startsWith('text/plain') && accepts(message);
  return isText ? ready.withBody(index, message, headers) : ready.best(index);
}

/** Headers of the refusal that the document gives no example of. */
function neededHeaders({ response }: ReadyResponse, { fallbackHeaders = {} }: Refusal): Headers {
  const known = (name: string) =>
    response.headers.some(
      (header) => header.name.toLowerCase() === name.toLowerCase() && header.examples.length > 0,
    );
  return Object.fromEntries(Object.entries(fallbackHeaders).filter(([name]) => !known(name)));
}
