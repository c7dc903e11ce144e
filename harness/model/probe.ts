/** What a request tries that aims at no documented status: any refusal is as good, and no cell is proven by it. */
export interface Probe {
  /** What is sent, for people: "title empty", "broken JSON". */
  readonly what: string;
  /** The document forbids the request beyond doubt: a success is wrong. */
  readonly forbidden: boolean;
}

/** What a probe expects, where an aim has a status; no document calls a status that. */
export function expectationOf({ forbidden }: Probe): string {
  return forbidden ? 'a refusal' : 'no failure';
}
