import autocannon from 'autocannon';

/** One kind of request, sent again and again, and the status it has to be answered with. */
export interface Scenario {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** In each request, `[<id>]` is another text. */
  readonly body?: string;
  readonly expected: number;
}

export interface Measured {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
}

/**
 * Sends with 50 connections, for so many seconds or so many requests. Throws if an answer has another status: the speed of wrong answers
 * is no speed.
 */
export async function measure(
  url: string,
  scenario: Scenario,
  length: number | { readonly requests: number },
): Promise<Measured> {
  const { method, path, headers, body, expected } = scenario;
  const result = await autocannon({
    url: `${url}${path}`,
    method,
    headers: { ...headers },
    ...(body === undefined ? {} : { body, idReplacement: body.includes('[<id>]') }),
    connections: 50,
    ...(typeof length === 'number' ? { duration: length } : { amount: length.requests }),
  });
  const strange = Object.keys(result.statusCodeStats ?? {}).filter((status) => status !== String(expected));
  if (strange.length > 0 || result.errors > 0 || result.timeouts > 0) {
    throw new Error(
      `${scenario.name} at ${url}: ${strange.join(', ') || 'no'} other statuses, ${result.errors} errors`,
    );
  }
  return { perSecond: result.requests.average, p50: result.latency.p50, p99: result.latency.p99 };
}

/** Sends once, and gives the answer if it is the right one. */
export async function answerTo(url: string, { name, method, path, headers, body, expected }: Scenario) {
  const response = await fetch(`${url}${path}`, { method, headers, ...(body === undefined ? {} : { body }) });
  const text = await response.text();
  if (response.status === expected) return { status: response.status, headers: response.headers, text };
  throw new Error(
    `${name} at ${url} is answered with ${response.status}, not ${expected}: ${text.slice(0, 200)}`,
  );
}
