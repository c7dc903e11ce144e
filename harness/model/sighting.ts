/** A delivery that a target sent by itself, or a message of a WebSocket, without its secrets. */
export interface Sighting {
  readonly scenario: string;
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** For people: who got or sent it. */
  readonly title: string;
  /** As it was: a request with its headers, or a message. */
  readonly text: string;
}
