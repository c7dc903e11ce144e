import { sequenceKind } from '../../contract/operations/media-type.ts';
import type { ReceivedResponse } from '../model/exchange.ts';

/** The text of a response as far as it was read. */
export interface ReadText {
  readonly text: string;
  readonly cut?: NonNullable<ReceivedResponse['cut']>;
}

/** How much is read of a stream, which may go on for ever: whichever is reached first. */
export interface StreamLimits {
  /** Milliseconds after the first item, and for the first one. */
  readonly quiet: number;
  readonly first: number;
  readonly items: number;
  readonly bytes: number;
  /** Bytes of what is no stream: more is no answer, and would take all memory. */
  readonly largest: number;
}

/** `patience`: milliseconds for the whole exchange. */
export function streamLimits(patience: number): StreamLimits {
  return {
    quiet: Math.min(1000, patience / 4),
    first: patience / 2,
    items: 50,
    bytes: 1024 * 1024,
    largest: 200_000_000,
  };
}

type Stream = NodeJS.ReadableStream & { readonly destroy: (error?: Error) => unknown };

/**
 * Collects a response. One of a sequential media type (events, lines, records, parts) is read up to the limits, and hung up
 * on where they are reached; anything else to its end, or until the stream fails because it is too large.
 */
export function readResponse(
  stream: Stream,
  contentType: string,
  limits: StreamLimits,
  done: (read: ReadText) => void,
): void {
  const kind = sequenceKind(contentType);
  const chunks: Buffer[] = [];
  let bytes = 0;
  let items = 0;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (cut?: ReadText['cut']): void => {
    if (isOver) return;
    isOver = true;
    clearTimeout(timer);
    const text = Buffer.concat(chunks).toString('utf8');
    done(cut === undefined ? { text } : { text, cut });
    if (cut !== undefined) stream.destroy();
  };
  stream.on('end', () => end());
  stream.on('data', (chunk: Buffer) => {
    if (isOver) return;
    chunks.push(chunk);
    bytes += chunk.length;
    if (kind === undefined) {
      if (bytes > limits.largest) stream.destroy(new RangeError('the response is too large'));
      return;
    }
    if (items === 0) restart(limits.quiet);
    items += kind === 'parts' ? 0 : endsIn(chunk, kind);
    if (bytes > limits.bytes) end('bytes');
    else if (items > limits.items) end('items');
  });
  const restart = (milliseconds: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => end('time'), milliseconds);
  };
  if (kind !== undefined) restart(limits.first);
}

/** What ends an item, or begins one. */
const marks = { events: /\r?\n\r?\n/, lines: /\n/, records: '\u001e' } as const;

/** About how many items end in a chunk: enough to know when there are plenty. */
function endsIn(chunk: Buffer, kind: keyof typeof marks): number {
  return chunk.toString('latin1').split(marks[kind]).length - 1;
}
