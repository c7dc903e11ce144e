import { essence, isJson, matches, type SequenceKind } from '../media-type.ts';
import type { MediaType } from '../operation.ts';
import { readEvents, writeEvents } from './event-stream.ts';
import { partsBoundary, readParts, writeParts } from './parts.ts';

/** Bodies of sequential media types (OpenAPI 3.2) as lists of their items, and back. */

/** A body, read. */
export interface ReadSequence {
  readonly items: readonly unknown[];
  /** What is wrong with an item itself, by its index; -1 for the whole. */
  readonly problems: readonly { readonly index: number; readonly message: string }[];
}

interface Body {
  readonly contentType: string;
  readonly text: string;
  /** It was not read to its end: what may be the beginning of an item is none. */
  readonly isCut?: boolean;
}

export function readSequence(
  kind: SequenceKind,
  body: Body,
  { itemTypes }: Pick<MediaType, 'itemTypes'>,
): ReadSequence {
  const { contentType, isCut = false } = body;
  if (kind === 'events') {
    const whole = isCut ? upTo(body.text, /(?:\r\n|\r|\n){2}(?!.*(?:\r\n|\r|\n){2})/s) : body.text;
    return { items: readEvents(whole), problems: [] };
  }
  if (kind === 'lines') {
    const whole = isCut ? upTo(body.text, /\n(?!.*\n)/s) : body.text;
    return ofJson(whole.split('\n'));
  }
  if (kind === 'records') {
    const [before = '', ...records] = body.text.split('\u001e');
    const read = ofJson(isCut ? records.slice(0, -1) : records);
    if (before.trim() === '') return read;
    const problem = { index: -1, message: 'the body does not begin with a record separator (RFC 7464)' };
    return { ...read, problems: [problem, ...read.problems] };
  }
  const parts = readParts(contentType, body.text);
  if (!parts) {
    const message = 'the body has no parts with the boundary that its Content-Type names';
    return { items: [], problems: body.text === '' ? [] : [{ index: -1, message }] };
  }
  const problems: ReadSequence['problems'][number][] = [];
  const items = (isCut ? parts.slice(0, -1) : parts).map(({ headers, text }, index) => {
    const type = headers.get('content-type') ?? 'text/plain';
    const wanted = itemTypes?.first[index] ?? itemTypes?.others;
    if (wanted !== undefined && !wanted.split(',').some((one) => matches(type, one)))
      problems.push({ index, message: `is ${essence(type)} where ${wanted} is documented` });
    if (!isJson(type)) return text;
    const value = jsonIn(text);
    if (value === undefined)
      problems.push({ index, message: 'is not JSON, although its Content-Type says so' });
    return value;
  });
  return { items, problems };
}

/** The bytes of a list of items; those of `parts` need the Content-Type of `sequenceType`. */
export function writeSequence(
  kind: SequenceKind,
  items: readonly unknown[],
  { itemTypes }: Pick<MediaType, 'itemTypes'>,
): string {
  switch (kind) {
    case 'events':
      return writeEvents(items);
    case 'lines':
      return items.map((item) => `${JSON.stringify(item)}\n`).join('');
    case 'records':
      return items.map((item) => `\u001e${JSON.stringify(item)}\n`).join('');
    case 'parts':
      return writeParts(items, itemTypes);
  }
}

/** The Content-Type of what is written. */
export function sequenceType(kind: SequenceKind | undefined, type: string): string {
  return kind === 'parts' ? `${type}; boundary=${partsBoundary}` : type;
}

function ofJson(texts: readonly string[]): ReadSequence {
  const told = texts.filter((text) => text.trim() !== '');
  const items = told.map(jsonIn);
  const problems = items.flatMap((item, index) =>
    item === undefined ? [{ index, message: 'is not JSON' }] : [],
  );
  return { items, problems };
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The text up to the end of the last match; nothing without one. */
function upTo(text: string, last: RegExp): string {
  const match = last.exec(text);
  return match ? text.slice(0, match.index + match[0].length) : '';
}
