/** What a probe tries. It expects no particular status: any refusal passes, and it proves no cell. */
export interface Probe {
  /** What is sent, for readers: "title empty", "broken JSON". */
  readonly what: string;
  /** The document clearly forbids the request: a success is a violation. */
  readonly forbidden: boolean;
}

/** What a probe expects, in place of a status. */
export function expectationOf({ forbidden }: Probe): string {
  return forbidden ? 'a refusal' : 'no failure';
}
