import { isObject } from '../../contract/json.ts';
import { listDelimiter } from '../../contract/operations/list-delimiter.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Query } from '../model/query.ts';

/** How values of parameters are said in text (OpenAPI, "Style Values"). */

type Styled = Pick<Parameter, 'name' | 'style' | 'explode'>;

/** What a query has to say a value: one name, or one for each member where the members of an object stand alone. */
export function inQuery({ name, style, explode }: Styled, value: unknown): Query {
  if (style === 'json') return { [name]: JSON.stringify(value) };
  if (Array.isArray(value)) {
    const texts = value.map(plain);
    return { [name]: explode && style === 'form' ? texts : texts.join(listDelimiter(style)) };
  }
  if (!isObject(value)) return { [name]: plain(value) };
  const members = Object.entries(value).map(([key, member]) => [key, plain(member)] as const);
  if (style === 'deepObject')
    return Object.fromEntries(members.map(([key, text]) => [`${name}[${key}]`, text]));
  return explode ? Object.fromEntries(members) : { [name]: members.flat().join(listDelimiter(style)) };
}

/** The text of a parameter of a path, a header or a cookie. */
export function inPiece({ name, style, explode }: Styled, value: unknown): string {
  if (style === 'json') return JSON.stringify(value);
  const isMatrix = style === 'matrix';
  const prefix = isMatrix ? ';' : style === 'label' ? '.' : '';
  const separator = (explode ? { label: '.', matrix: ';' }[style] : undefined) ?? listDelimiter(style);
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
export function plain(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
