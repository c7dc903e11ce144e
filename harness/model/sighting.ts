/** A delivery that a target sent by itself, or a message of a WebSocket, without its secrets. */
export interface Sighting {
  readonly scenario: string;
  /** Milliseconds since the start of the run. */
  readonly at: number;
  /** The sender or receiver, for readers. */
  readonly title: string;
  /** The content: a request with its headers, or a message. */
  readonly text: string;
}
