import type { Exchange, ReceivedResponse, SentRequest } from '../model/exchange.ts';

/** Where texts are put that are only looked at again when the report is written. */
export interface Evidence {
  /** Keeps a text, and gives what reads it again. */
  readonly keep: (text: string) => () => string;
}

/** For runs that nobody wrote a file for. */
export const inMemory: Evidence = { keep: (text) => () => text };

/** Puts aside what was said in an exchange; what it was for, and its status, stay at hand for whoever judges. */
export type PutAside = (exchange: Exchange) => Exchange;

interface Said {
  readonly request: SentRequest;
  readonly response: ReceivedResponse;
}

/**
 * Exchanges whose texts take no memory: they are read again each time somebody asks for them. The last one that was read
 * is remembered, since whoever asks for a request asks for its response next.
 */
export function createPutAside(evidence: Evidence): PutAside {
  let last: { readonly read: () => string; readonly said: Said } | undefined;
  const saidBy = (read: () => string): Said => {
    if (last?.read !== read) last = { read, said: JSON.parse(read()) as Said };
    return last.said;
  };
  return ({ request, response, ...rest }) => {
    const read = evidence.keep(JSON.stringify({ request, response }));
    return {
      ...rest,
      get request() {
        return saidBy(read).request;
      },
      response: lazyResponse(response, () => saidBy(read).response),
    };
  };
}

function lazyResponse(
  { status, failure, bodyLeftOut }: ReceivedResponse,
  said: () => ReceivedResponse,
): ReceivedResponse {
  return {
    status,
    get headers() {
      return said().headers;
    },
    get body() {
      return said().body;
    },
    ...(failure !== undefined && { failure }),
    ...(bodyLeftOut !== undefined && { bodyLeftOut }),
  };
}
