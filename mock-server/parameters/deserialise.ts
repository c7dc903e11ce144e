import type { Parameter } from '../../contract/operations/operation.ts';
import { formFromPairs, jsonIn, listFromText, objectFromText, readings } from './from-text.ts';
import { type Pairs, readPairs } from './query-string.ts';
import type { Shape } from './shape.ts';

/**
 * Reads the text of a parameter by its style (OpenAPI, "Style Values"). Gives every reading that the schema may mean,
 * because a piece of text can be a number or a string; undefined if the parameter is not there.
 */
export type Deserialise = (source: Pairs | string | undefined) => readonly unknown[] | undefined;

/** For query parameters the source is the query, for `querystring` its text, for all others the text of the one parameter. */
export function deserialiser(parameter: Parameter, shape: Shape): Deserialise {
  if (parameter.in === 'querystring')
    return (source) => (typeof source === 'string' ? wholeQuery(parameter, shape, source) : undefined);
  if (parameter.in === 'query') return (source) => fromQuery(parameter, shape, source as Pairs);
  return (source) => (typeof source === 'string' ? fromPiece(parameter, shape, source) : undefined);
}

const delimiters: Readonly<Record<string, string>> = { form: ',', spaceDelimited: ' ', pipeDelimited: '|' };

function fromQuery(
  { name, style, explode }: Parameter,
  shape: Shape,
  pairs: Pairs,
): readonly unknown[] | undefined {
  if (style === 'deepObject') return deepObject(name, shape, pairs);
  if (shape.types.has('object') && style === 'form' && explode) return explodedObject(shape, pairs);
  const values = pairs.get(name);
  if (!values) return undefined;
  const [first = ''] = values;
  if (style === 'json') return fromJson(first);
  if (shape.types.has('object')) return [objectFromText(alternating(first.split(',')), shape)];
  const isList = shape.types.has('array');
  if (isList && explode)
    return [listFromText(values, shape), ...(values.length === 1 ? readings(first, shape) : [])];
  if (isList) return [listFromText(split(first, delimiters[style] ?? ','), shape), ...readings(first, shape)];
  // Said more than once, it is a list, which a schema of one value refuses.
  return values.length === 1 ? readings(first, shape) : [values];
}

/** All of the query as one value (OpenAPI 3.2): a form, or JSON or a text that is percent-encoded. */
function wholeQuery({ style }: Parameter, shape: Shape, query: string): readonly unknown[] | undefined {
  if (query === '') return undefined;
  if (style === 'form') return [formFromPairs(readPairs(query) ?? new Map(), shape)];
  const text = decodeURIComponent(query.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  return style === 'json' ? fromJson(text) : readings(text, shape);
}

function deepObject(name: string, shape: Shape, pairs: Pairs): readonly unknown[] | undefined {
  const members = [...pairs].flatMap(([key, [value = '']]) => {
    const inner =
      key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : undefined;
    return inner === undefined ? [] : [[inner, value] as const];
  });
  return members.length === 0 ? undefined : [objectFromText(members, shape)];
}

function explodedObject(shape: Shape, pairs: Pairs): readonly unknown[] | undefined {
  const members = [...pairs].flatMap(([key, [value = '']]) =>
    shape.members.has(key) ? [[key, value] as const] : [],
  );
  return members.length === 0 ? undefined : [objectFromText(members, shape)];
}

/** Styles simple, label (".a.b") and matrix (";name=a"). */
function fromPiece({ name, style, explode }: Parameter, shape: Shape, text: string): readonly unknown[] {
  if (style === 'json') return fromJson(text);
  const { types } = shape;
  const bare =
    style === 'label' ? text.replace(/^\./, '') : style === 'matrix' ? unmatrix(text, name, explode) : text;
  const delimiter = style === 'label' && explode ? '.' : style === 'matrix' && explode ? ';' : ',';
  if (types.has('object')) {
    const pieces = split(bare, delimiter);
    const pairs = explode ? pieces.map((piece) => cutAt(piece, '=')) : alternating(pieces);
    return [objectFromText(pairs, shape)];
  }
  if (types.has('array')) return [listFromText(split(bare, delimiter), shape), ...readings(bare, shape)];
  return readings(bare, shape);
}

/** What is not JSON is judged as the text it is, and refused for that by most schemas. */
function fromJson(text: string): readonly unknown[] {
  const [value = text] = jsonIn(text);
  return [value];
}

function unmatrix(text: string, name: string, explode: boolean): string {
  const bare = text.replace(/^;/, '');
  return explode ? bare.replaceAll(`${name}=`, '') : bare.replace(`${name}=`, '');
}

function split(text: string, delimiter: string): string[] {
  return text === '' ? [] : text.split(delimiter);
}

function alternating(pieces: readonly string[]): [string, string][] {
  return pieces.flatMap((piece, index) => (index % 2 === 0 ? [[piece, pieces[index + 1] ?? '']] : []));
}

function cutAt(piece: string, mark: string): [string, string] {
  const cut = piece.indexOf(mark);
  return cut === -1 ? [piece, ''] : [piece.slice(0, cut), piece.slice(cut + 1)];
}
