/** Calls a server; `Session` is what a login at it is worth. */
export type Call<Session> = (method: string, path: string, options?: CallOptions<Session>) => Promise<Answer>;

interface CallOptions<Session> {
  readonly as?: Session | string | undefined;
  /** Sent as JSON, unless it is text. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  readonly body: any;
}

/** Calls a server at this address. */
export function caller<Session extends object>(
  url: string,
  tokenOf: (session: Session) => string,
): Call<Session> {
  return async (method, path, { as, body, headers = {} } = {}) => {
    const token = typeof as === 'object' ? tokenOf(as) : as;
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== '' && response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  };
}
