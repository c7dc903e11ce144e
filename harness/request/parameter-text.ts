import { isObject } from '../../contract/json.ts';
import type { Parameter } from '../../contract/operations/operation.ts';

/** How values of parameters are said in text (OpenAPI, "Style Values"). */

/** The query by name; a list is a name that stands there several times. */
export type Query = Readonly<Record<string, string | readonly string[]>>;

type Styled = Pick<Parameter, 'name' | 'style' | 'explode'>;

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: ' ', pipeDelimited: '|' };

/** What a query has to say a value: one name, or one for each member where the members of an object stand alone. */
export function inQuery({ name, style, explode }: Styled, value: unknown): Query {
  if (style === 'json') return { [name]: JSON.stringify(value) };
  if (Array.isArray(value)) {
    const texts = value.map(plain);
    return { [name]: explode && style === 'form' ? texts : texts.join(delimiters[style] ?? ',') };
  }
  if (!isObject(value)) return { [name]: plain(value) };
  const members = Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  if (style === 'deepObject')
    return Object.fromEntries(members.map(([key, text]) => [`${name}[${key}]`, text]));
  return explode ? Object.fromEntries(members) : { [name]: members.flat().join(delimiters[style] ?? ',') };
}

/** All of a query as one value (`in: querystring`); a name that begins with a percent sign is sent as it is. */
export function inQuerystring(parameter: Styled, value: unknown): Query {
  if (parameter.style === 'form' && isObject(value)) return inQuery(parameter, value);
  const text = parameter.style === 'json' ? JSON.stringify(value) : plain(value);
  const encoded = encodeURIComponent(text);
  if (encoded === '' || encoded.startsWith('%')) return encoded === '' ? {} : { [encoded]: '' };
  const first = encoded.charCodeAt(0).toString(16).toUpperCase();
  return { [`%${first}${encoded.slice(1)}`]: '' };
}

/** The text of a parameter of a path, a header or a cookie. */
export function inPiece({ name, style, explode }: Styled, value: unknown): string {
  if (style === 'json') return JSON.stringify(value);
  const isMatrix = style === 'matrix';
  const prefix = isMatrix ? ';' : style === 'label' ? '.' : '';
  const separator = explode ? ({ label: '.', matrix: ';' }[style] ?? ',') : ',';
  const named = (text: string) => (isMatrix ? `${name}=${text}` : text);
  if (Array.isArray(value)) {
    const texts = value.map(plain);
    const isNamedOnce = isMatrix && !explode;
    return (
      prefix + (isNamedOnce ? named(texts.join(',')) : texts.map(explode ? named : plain).join(separator))
    );
  }
  if (!isObject(value)) return prefix + named(plain(value));
  const members = Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  if (explode) return prefix + members.map(([key, text]) => `${key}=${text}`).join(separator);
  return prefix + named(members.flat().join(','));
}

/** What has no form of its own inside of a text is said in JSON. */
function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
