import { isObject, type JsonObject } from '../../contract/json.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Encoded, Query } from '../model/query.ts';

/**
 * How values of parameters are said in text (OpenAPI, "Style Values"). As in RFC 6570, data are percent-encoded and the
 * delimiters of a style are not, so that a comma inside of an item can be told from the one behind it.
 */

type Styled = Pick<Parameter, 'name' | 'in' | 'style' | 'explode'>;

/** Delimiters that are no characters of a URL: they are encoded as the data are. */
const delimiters: Readonly<Record<string, string>> = {
  spaceDelimited: ' ',
  tabDelimited: '\t',
  pipeDelimited: '|',
};

/** What a query has to say a value: one name, or one for each member where the members of an object stand alone. */
export function inQuery({ name, style, explode }: Omit<Styled, 'in'>, value: unknown): Query {
  if (style === 'json') return { [name]: JSON.stringify(value) };
  const delimiter = delimiters[style];
  const joined = (texts: readonly string[]) =>
    delimiter === undefined ? { encoded: texts.map(encodeURIComponent).join(',') } : texts.join(delimiter);
  if (Array.isArray(value)) {
    const texts = value.map(plain);
    return { [name]: explode ? texts : joined(texts) };
  }
  if (!isObject(value)) return { [name]: plain(value) };
  const members = membersOf(value);
  if (style === 'deepObject')
    return Object.fromEntries(members.map(([key, text]) => [`${name}[${key}]`, text]));
  return explode ? Object.fromEntries(members) : { [name]: joined(members.flat()) };
}

/** All of a query as one value (`in: querystring`, OpenAPI 3.2); a form says the items of a list each by itself. */
export function inQuerystring({ style }: Pick<Styled, 'style'>, value: unknown): Query {
  if (style === 'form' && isObject(value)) {
    const told = Object.entries(value).filter(([, member]) => member !== null && member !== undefined);
    return Object.fromEntries(
      told.map(([name, member]) => [name, Array.isArray(member) ? member.map(plain) : plain(member)]),
    );
  }
  const text = style === 'json' ? JSON.stringify(value) : plain(value);
  return text === '' ? {} : { '': { encoded: encodeURIComponent(text) } };
}

/** A query as it goes over the wire. Names that start with "%" are sent as they are: some requests have to be malformed. */
export function queryText(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) => (isEncoded(value) ? [value] : [value].flat()).map((each) => pair(name, each)))
    .join('&');
}

/** What is encoded and has no name stands for itself. */
function pair(name: string, value: string | Encoded): string {
  if (name.startsWith('%')) return name;
  if (name === '' && typeof value !== 'string') return value.encoded;
  return `${encodeURIComponent(name)}=${typeof value === 'string' ? encodeURIComponent(value) : value.encoded}`;
}

function isEncoded(value: Query[string]): value is Encoded {
  return typeof value === 'object' && 'encoded' in value;
}

/** The text of a parameter of a path, a header or a cookie. Of these, headers have no percent-encoding. */
export function inPiece({ name, in: place, style, explode }: Styled, value: unknown): string {
  const data = place === 'header' ? (text: string) => text : encodeURIComponent;
  if (style === 'json') return data(JSON.stringify(value));
  const isMatrix = style === 'matrix';
  const prefix = isMatrix ? ';' : style === 'label' ? '.' : '';
  const separator = explode ? ({ label: '.', matrix: ';' }[style] ?? ',') : ',';
  const delimiter = data(delimiters[style] ?? '') || ',';
  const named = (text: string) => (isMatrix ? `${data(name)}=${text}` : text);
  if (Array.isArray(value)) {
    const texts = value.map((item) => data(plain(item)));
    return prefix + (explode ? texts.map(named).join(separator) : named(texts.join(delimiter)));
  }
  if (!isObject(value)) return prefix + named(data(plain(value)));
  const members = membersOf(value).map(([key, text]) => [data(key), data(text)] as const);
  if (explode) return prefix + members.map(([key, text]) => `${key}=${text}`).join(separator);
  return prefix + named(members.flat().join(delimiter));
}

/** The members of an object as texts, without those that are null: no style has a text for that. */
function membersOf(value: JsonObject): (readonly [name: string, text: string])[] {
  return Object.entries(value).flatMap(([name, member]) =>
    member === null || member === undefined ? [] : [[name, plain(member)] as const],
  );
}

/** What has no form of its own inside of a text is said in JSON. */
export function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
