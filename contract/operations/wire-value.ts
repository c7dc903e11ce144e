import { isObject } from '../json.ts';
import { isForm, isMultipart } from './media-type.ts';
import type { MediaType, Parameter } from './operation.ts';

/**
 * Which values the text of a parameter or a form can say. No style of OpenAPI has a text for null or for a list without
 * items, and a header has no escapes (RFC 9110, section 5.5).
 */

/** Characters that the text of one parameter has at most: many servers refuse addresses and headers of some thousand. */
const longest = 1500;

/** The value as its text says it, without what no text says; undefined where it has no text that a server must read so. */
export function sayableParameter(parameter: Parameter, value: unknown): unknown {
  if (parameter.style === 'json') return isShort(value) ? value : undefined;
  const said = isObject(value) ? withoutUnsayable(value) : value;
  return piecesOf(said).every((piece) => isPlain(piece, said, parameter)) && isShort(said) && isTold(said)
    ? said
    : undefined;
}

/** The value of a form without the members that it cannot say; every other body as it is. */
export function sayableBody({ type }: Pick<MediaType, 'type'>, value: unknown): unknown {
  // Fields have names, and the items of a list have none.
  if (isForm(type) && Array.isArray(value)) return undefined;
  return (isForm(type) || isMultipart(type)) && isObject(value) ? withoutUnsayable(value) : value;
}

function withoutUnsayable(value: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => isTold(member)));
}

/** Null, and lists and texts without anything in them, are the same as nothing to many servers. */
function isTold(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== null);
  return value !== null && value !== undefined;
}

/** The texts that delimiters keep apart. */
function piecesOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.entries(value).flat() : [value];
}

/** Delimiters that data cannot be told from, although they are percent-encoded or because nothing is. */
function delimitersOf({ in: place, style, explode }: Parameter): string {
  if (place === 'header') return explode ? ',=' : ',';
  if (style === 'spaceDelimited') return explode ? '' : ' ';
  if (style === 'pipeDelimited') return explode ? '' : '|';
  return style === 'label' && explode ? '.' : '';
}

function isPlain(piece: unknown, whole: unknown, parameter: Parameter): boolean {
  const text = typeof piece === 'object' ? JSON.stringify(piece) : String(piece);
  const isAlone = piece === whole;
  if (!text.isWellFormed()) return false;
  if (parameter.in === 'header' && !/^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)) return false;
  if (parameter.in === 'path' && (text === '' || /^\.{1,2}$/.test(text))) return false;
  if (!isAlone && text === '') return false;
  return isAlone || ![...delimitersOf(parameter)].some((delimiter) => text.includes(delimiter));
}

function isShort(value: unknown): boolean {
  const text = JSON.stringify(value) ?? '';
  return text.length <= longest && text.isWellFormed() && encodeURIComponent(text).length <= longest;
}
