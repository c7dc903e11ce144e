import { isJson } from '../media-type.ts';
import type { ItemTypes } from '../operation.ts';

/** multipart/mixed and its kin (RFC 2046, section 5.1): every part is an item. */

/** A part: its headers in lower case, and its content. */
export interface Part {
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** The parts of a body; undefined where the Content-Type names no boundary, or the body has none of it. */
export function readParts(contentType: string, body: string): Part[] | undefined {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? bare;
  if (boundary === undefined) return undefined;
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`);
  if (pieces.length < 2) return undefined;
  const end = pieces.findIndex((piece, index) => index > 0 && piece.startsWith('--'));
  return pieces.slice(1, end === -1 ? undefined : end).map(readPart);
}

function readPart(piece: string): Part {
  const [, head = '', text = ''] = /^[ \t]*\r\n(?:(.*?)\r\n)?\r\n(.*)$/s.exec(piece) ?? [];
  const headers = head.split('\r\n').flatMap((line): [string, string][] => {
    const cut = line.indexOf(':');
    return cut === -1 ? [] : [[line.slice(0, cut).trim().toLowerCase(), line.slice(cut + 1).trim()]];
  });
  return { headers: new Map(headers), text };
}

/** Long enough to stand in no value. */
export const partsBoundary = 'assay-part-5d1f0c7a9e42';

/** The text of a multipart body with that boundary, which its Content-Type has to name. */
export function writeParts(items: readonly unknown[], types: ItemTypes | undefined): string {
  const parts = items.map((item, index) => {
    const said = types?.first[index] ?? types?.others;
    const type = said ?? (typeof item === 'string' ? 'text/plain' : 'application/json');
    const text = typeof item === 'string' && !isJson(type) ? item : JSON.stringify(item);
    return `--${partsBoundary}\r\nContent-Type: ${type}\r\n\r\n${text}`;
  });
  return `${[...parts, `--${partsBoundary}--`].join('\r\n')}\r\n`;
}
