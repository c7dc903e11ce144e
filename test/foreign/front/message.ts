/** Name and value, as they stand on the wire; names may come several times. */
export type Header = readonly [name: string, value: string];

/** What a client asks. */
export interface Asked {
  readonly method: string;
  /** "/threat_models/…", as it was sent. */
  readonly path: string;
  /** "?limit=1", as it was sent; empty without one. */
  readonly query: string;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

/** What the client is answered. */
export interface Answered {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

interface Message {
  readonly headers: readonly Header[];
  readonly body: Buffer;
}

export const nothing = Buffer.alloc(0);

/** The first value of a header; names have no case. */
export function headerOf({ headers }: Message, name: string): string | undefined {
  return headers.find(([known]) => known.toLowerCase() === name)?.[1];
}

/** The message with another value of a header; undefined takes it out. */
export function withHeader<M extends Message>(message: M, name: string, value: string | undefined): M {
  const others = message.headers.filter(([known]) => known.toLowerCase() !== name);
  return { ...message, headers: value === undefined ? others : [...others, [name, value]] };
}

/** The body as JSON; undefined where it is none. */
export function jsonOf({ body }: Message): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
}

export function withJson<M extends Message>(message: M, json: unknown): M {
  return { ...message, body: Buffer.from(JSON.stringify(json)) };
}

export type Members = Readonly<Record<string, unknown>>;

export function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** The parameters of the query. */
export function queryOf({ query }: Asked): URLSearchParams {
  return new URLSearchParams(query);
}

/** Puts other parameters in the place of those that are named; undefined takes one out. */
export function withQuery(asked: Asked, change: Readonly<Record<string, string | undefined>>): Asked {
  const parameters = queryOf(asked);
  for (const [name, value] of Object.entries(change))
    if (value === undefined) parameters.delete(name);
    else parameters.set(name, value);
  const query = String(parameters);
  return { ...asked, query: query === '' ? '' : `?${query}` };
}

/** Facts, 11: as the reference server has them. */
const onEveryAnswer: readonly Header[] = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cache-control', 'no-store'],
];

/** An answer that the server behind the front did not give. */
export function answer(status: number, json: unknown, headers: readonly Header[] = []): Answered {
  return {
    status,
    headers: [['content-type', 'application/json; charset=utf-8'], ...onEveryAnswer, ...headers],
    body: Buffer.from(JSON.stringify(json)),
  };
}

/** The same with the error envelope of TMI. */
export function refusal(
  status: number,
  error: string,
  text: string,
  headers: readonly Header[] = [],
): Answered {
  return answer(status, { error, error_description: text }, headers);
}
