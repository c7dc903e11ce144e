import { isObject } from '../../contract/json.ts';
import type { FormPart } from '../../contract/operations/operation.ts';
import type { PartHeaders } from '../model/part-headers.ts';
import { inQuery } from './parameter-text.ts';

/** A form as it goes over the wire. */
export interface EncodedForm {
  readonly text: string;
  /** What keeps its parts apart; the Content-Type has to name it. */
  readonly boundary: string;
}

const newline = '\r\n';

/**
 * multipart/form-data (RFC 7578). A list is several parts of one name. The same members always give the same text, which
 * FormData cannot do, nor say the media type of what is no file. What is null has no part.
 */
export function multipart(
  members: unknown,
  parts: Readonly<Record<string, FormPart>>,
  headers: PartHeaders = {},
): EncodedForm {
  const pieces = Object.entries(isObject(members) ? members : {}).flatMap(([name, value]) => {
    const part = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (part?.style) return styled(name, value, part.style);
    return (Array.isArray(value) ? value : [value])
      .filter((each) => each !== null && each !== undefined)
      .map((each) => piece(name, each, part, headers[name]));
  });
  const boundary = unusedIn(pieces.join(newline));
  const text = [...pieces.map((each) => `--${boundary}${newline}${each}`), `--${boundary}--`].join(newline);
  return { text: `${text}${newline}`, boundary };
}

/** The parts of a member that is said as in a query, each a text. */
function styled(name: string, value: unknown, style: NonNullable<FormPart['style']>): string[] {
  return Object.entries(inQuery({ name, ...style }, value)).flatMap(([each, said]) => {
    const texts = typeof said === 'object' && 'encoded' in said ? [decodeURIComponent(said.encoded)] : [said];
    return texts.flat().map((text) => piece(each, text, undefined));
  });
}

function piece(
  name: string,
  value: unknown,
  part: FormPart | undefined,
  more: PartHeaders[string] = {},
): string {
  const isStructured = typeof value === 'object' && value !== null;
  const type = part?.contentType ?? (isStructured ? 'application/json' : undefined);
  const filename = part?.isFile ? `; filename="${quoted(name)}.bin"` : '';
  const headers = [
    `Content-Disposition: form-data; name="${quoted(name)}"${filename}`,
    ...(type === undefined ? [] : [`Content-Type: ${type}`]),
    ...Object.entries(more).map(([header, text]) => `${header}: ${text}`),
  ];
  return [...headers, '', isStructured ? JSON.stringify(value) : String(value)].join(newline);
}

/** As browsers write names (WHATWG, "multipart/form-data encoding algorithm"). */
function quoted(name: string): string {
  return name.replaceAll('\n', '%0A').replaceAll('\r', '%0D').replaceAll('"', '%22');
}

function unusedIn(text: string): string {
  let boundary = 'assay-form';
  while (text.includes(boundary)) boundary += '-x';
  return boundary;
}
