import type { Contract } from '../../contract/contract.ts';
import { lazily, remembered } from '../../contract/memoise.ts';
import { lastSegment } from '../../contract/operations/last-segment.ts';
import { closest, isJson } from '../../contract/operations/media-type.ts';
import type { MediaType, Operation, Response } from '../../contract/operations/operation.ts';
import { sequenceType } from '../../contract/operations/sequence/sequence.ts';
import { coveringStatus } from '../../contract/operations/status.ts';
import { identifiersIn } from '../../contract/resources/identifiers.ts';
import { type Answer, type Headers, headerList, inOwnMemory, withLength } from './answer.ts';
import { type Bodies, createBodies } from './bodies.ts';
import { createChallenges } from './challenge.ts';
import { createResponseHeaders } from './response-headers.ts';

/** A documented response, ready to answer with one status that it covers. */
export interface ReadyResponse {
  readonly status: number;
  readonly response: Response;
  readonly media: readonly MediaType[];
  /** Media types as they are sent, in the order of the document: no ranges. */
  readonly types: readonly string[];
  readonly headers: () => Headers;
  /** The best body in the media type with this index; no body where the response has none. */
  readonly best: (media: number) => Answer;
  /** A given body. */
  readonly withBody: (media: number, body: string, headers?: Headers) => Answer;
}

export interface Responses {
  readonly bodies: Bodies;
  /** What an operation documents for a status: exactly, by a range or by default. */
  readonly find: (operation: Operation, status: number) => ReadyResponse | undefined;
  /** Prepared once per response and status. */
  readonly ready: (response: Response, status: number) => ReadyResponse;
}

export function createResponses(contract: Contract): Responses {
  const bodies = createBodies(contract);
  const documentedHeaders = createResponseHeaders(contract);
  const challenges = createChallenges(contract);
  const headersOf = (response: Response, status: number): Headers =>
    status === 401
      ? { ...documentedHeaders(response), ...challenges(response) }
      : documentedHeaders(response);
  const prepared = remembered((response: Response) =>
    remembered((status: number) => prepare(bodies, headersOf, response, status)),
  );
  const ready = (response: Response, status: number) => prepared(response)(status);
  return {
    bodies,
    ready,
    find: ({ responses }, status) => {
      const documented = coveringStatus(
        responses.map((response) => response.status),
        status,
      );
      const response = responses.find((candidate) => candidate.status === documented);
      return response && ready(response, status);
    },
  };
}

function prepare(
  bodies: Bodies,
  headersOf: (response: Response, status: number) => Headers,
  response: Response,
  status: number,
): ReadyResponse {
  const media = response.content;
  const types = concreteTypes(media.map(({ type }) => type));
  // The parts of a multipart body are kept apart by what its Content-Type names.
  const sent = media.map(({ sequence }, index) => sequenceType(sequence, types[index] ?? ''));
  const written = (index: number, value: unknown): string => {
    const one = media[index];
    return one ? bodies.serialise({ ...one, type: types[index] ?? one.type }, value) : '';
  };
  const shown = media.find(({ type }) => isJson(type));
  const headers = lazily(() =>
    leadingTo(identifiersIn(shown && bodies.best(shown).value), headersOf(response, status)),
  );
  const listed = remembered((index: number) => headerList({ ...headers(), ...contentType(sent[index]) }));
  const withBody = (index: number, body: string, more?: Headers): Answer => {
    if (!more) return withLength(status, listed(index), body);
    return withLength(status, headerList({ ...headers(), ...more, ...contentType(sent[index]) }), body);
  };
  const best = remembered((index: number) => {
    const chosen = media[index];
    return inOwnMemory(withBody(index, chosen ? written(index, bodies.best(chosen).value) : ''));
  });
  return { status, response, media, types, headers, best, withBody };
}

/** Headers whose Location leads to what the body shows, also where the examples of the document lead elsewhere. */
function leadingTo(identifiers: readonly string[], headers: Headers): Headers {
  const [name, location] = Object.entries(headers).find(([key]) => key.toLowerCase() === 'location') ?? [];
  const [identifier] = identifiers;
  if (name === undefined || location === undefined || identifier === undefined) return headers;
  if (identifiers.includes(lastSegment(location))) return headers;
  return { ...headers, [name]: location.replace(/[^/]*\/?$/, encodeURIComponent(identifier)) };
}

function contentType(type: string | undefined): Headers {
  return type === undefined ? {} : { 'Content-Type': type };
}

/** Media types that can be sent, for documented ones and ranges of them. What is documented by itself stands for no range. */
function concreteTypes(documented: readonly string[]): string[] {
  return documented.map((type, index) => {
    if (!type.includes('*')) return type;
    const [kind = '*'] = type.split('/');
    const usual = usualOf.get(kind);
    const isOwn = usual !== undefined && closest(usual, documented) === index;
    return isOwn ? usual : `${kind === '*' ? 'application' : kind}/octet-stream`;
  });
}

const usualOf: ReadonlyMap<string, string> = new Map([
  ['*', 'application/json'],
  ['application', 'application/json'],
  ['text', 'text/plain'],
  ['image', 'image/png'],
  ['audio', 'audio/mpeg'],
  ['video', 'video/mp4'],
]);
