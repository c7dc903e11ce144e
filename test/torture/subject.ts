/** A server that is fuzzed. */
export interface Subject {
  readonly name: string;
  /** The API whose document says what can be sent. */
  readonly api: string;
  /** Starts it: words of the command line. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Operations that would end the persona, or that only a person can go on from. */
  readonly skipped: readonly string[];
  /** Logs in and creates what paths name. */
  readonly enter: (url: string) => Promise<Entered>;
  /** Whether this is the envelope of errors of the API. */
  readonly isError: (body: Readonly<Record<string, unknown>>) => boolean;
}

export interface Entered {
  /** Credentials of all kinds that the API has. */
  readonly headers: Readonly<Record<string, string>>;
  /** What a parameter of a path stands for. */
  readonly fill: (parameter: string, path: string) => string;
}

/** Sends JSON as somebody who sets the stage, and expects success. */
export async function created(
  url: string,
  headers: Readonly<Record<string, string>>,
  body: object,
  // biome-ignore lint/suspicious/noExplicitAny: answers have every shape
): Promise<any> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response.json();
}

export const nobody = '00000000-0000-4000-8000-000000000000';
