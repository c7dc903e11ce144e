import { listDelimiter } from '../../contract/operations/list-delimiter.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import { memberShape, type Shape } from '../../contract/schemas/shape.ts';
import { jsonIn, listFromText, objectFromText, objectFromValues, readings } from './from-text.ts';
import { decodeText, type Pairs, readPairs } from './query-string.ts';

/**
 * Reads the text of a parameter by its style (OpenAPI, "Style Values"). Gives every reading that the schema may mean,
 * because a piece of text can be a number or a string; undefined if the parameter is not there. `raw` is the text before it
 * was decoded, in which delimiters can be told from data (RFC 6570).
 */
export type Deserialise = (source: Pairs | string | undefined, raw?: Raw) => readonly unknown[] | undefined;

/** Looked for only where a style needs it. */
type Raw = () => string | undefined;

/** For query parameters the source is the query, for `querystring` its text, for all others the text of the one parameter. */
export function deserialiser(
  parameter: Pick<Parameter, 'name' | 'in' | 'style' | 'explode'>,
  shape: Shape,
  others: ReadonlySet<string> = new Set(),
): Deserialise {
  if (parameter.in === 'querystring')
    return (source) => (typeof source === 'string' ? wholeQuery(parameter, shape, source) : undefined);
  if (parameter.in === 'query')
    return (source, raw) => fromQuery(parameter, shape, { pairs: source as Pairs, raw, others });
  return (source, raw) => (typeof source === 'string' ? fromPiece(parameter, shape, source, raw) : undefined);
}

type Styled = Pick<Parameter, 'name' | 'style' | 'explode'>;

interface Sources {
  readonly pairs: Pairs;
  readonly raw: Raw | undefined;
  /** Names that belong to other parameters. */
  readonly others: ReadonlySet<string>;
}

function fromQuery(
  { name, style, explode }: Styled,
  shape: Shape,
  { pairs, raw, others }: Sources,
): readonly unknown[] | undefined {
  if (style === 'deepObject') return deepObject(name, shape, pairs);
  if (shape.types.has('object') && style === 'form' && explode) return explodedObject(shape, pairs, others);
  const values = pairs.get(name);
  if (!values) return undefined;
  const [first = ''] = values;
  if (style === 'json') return fromJson(first);
  const delimiter = listDelimiter(style);
  const splits = () => splitsOf(first, delimiter, style === 'form' ? raw?.() : undefined, decodeText);
  if (shape.types.has('object')) return splits().map((pieces) => objectFromText(alternating(pieces), shape));
  const isList = shape.types.has('array');
  if (isList && explode)
    return [listFromText(values, shape), ...(values.length === 1 ? readings(first, shape) : [])];
  if (isList) return [...splits().map((pieces) => listFromText(pieces, shape)), ...readings(first, shape)];
  // Said more than once, it is a list, which a schema of one value refuses.
  return values.length === 1 ? readings(first, shape) : [values];
}

/** All of the query as one value (OpenAPI 3.2): a form, or JSON or a text that is percent-encoded. */
function wholeQuery(
  { style }: Pick<Parameter, 'style'>,
  shape: Shape,
  query: string,
): readonly unknown[] | undefined {
  if (query === '') return undefined;
  if (style === 'form') return [objectFromValues(readPairs(query) ?? new Map(), shape)];
  const text = decodeURIComponent(query.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
  return style === 'json' ? fromJson(text) : readings(text, shape);
}

/** By the delimiters that are not encoded; then by all, because many clients encode them like data. */
function splitsOf(
  text: string,
  delimiter: string,
  raw: string | undefined,
  decode: (text: string) => string = decodeURIComponent,
): (readonly string[])[] {
  const whole = split(text, delimiter);
  const pieces = raw === undefined ? undefined : decodedAll(split(raw, delimiter), decode);
  return pieces === undefined || pieces.length === whole.length ? [whole] : [pieces, whole];
}

function decodedAll(
  pieces: readonly string[],
  decode: (text: string) => string,
): readonly string[] | undefined {
  try {
    return pieces.map((piece) => decode(piece));
  } catch {
    return undefined;
  }
}

function deepObject(name: string, shape: Shape, pairs: Pairs): readonly unknown[] | undefined {
  const members = [...pairs].flatMap(([key, values]) => {
    const inner =
      key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : undefined;
    return inner === undefined ? [] : [[inner, values] as const];
  });
  return members.length === 0 ? undefined : [objectFromValues(members, shape)];
}

function explodedObject(
  shape: Shape,
  pairs: Pairs,
  others: ReadonlySet<string>,
): readonly unknown[] | undefined {
  const members = [...pairs].filter(
    ([key]) => shape.members.has(key) || (memberShape(shape, key) !== undefined && !others.has(key)),
  );
  return members.length === 0 ? undefined : [objectFromValues(members, shape)];
}

/** Styles simple, label (".a.b") and matrix (";name=a"). */
function fromPiece(
  { name, in: place, style, explode }: Styled & Pick<Parameter, 'in'>,
  shape: Shape,
  text: string,
  raw: Raw | undefined,
): readonly unknown[] {
  if (style === 'json') return fromJson(text);
  const { types } = shape;
  const bareOf = (whole: string) =>
    style === 'label'
      ? whole.replace(/^\./, '')
      : style === 'matrix'
        ? unmatrix(whole, name, explode)
        : whole;
  const bare = bareOf(text);
  if (!types.has('object') && !types.has('array')) return readings(bare, shape);
  const delimiter =
    style === 'label' && explode ? '.' : style === 'matrix' && explode ? ';' : listDelimiter(style);
  const undecoded = place === 'header' ? undefined : raw?.();
  const splits = splitsOf(bare, delimiter, undecoded === undefined ? undefined : bareOf(undecoded)).map(
    // RFC 9110, section 5.6.1: the commas of a list in a header may have blanks around them.
    (pieces) => (place === 'header' ? pieces.map((piece) => piece.trim()) : pieces),
  );
  if (types.has('object'))
    return splits.map((pieces) =>
      objectFromText(explode ? pieces.map((piece) => cutAt(piece, '=')) : alternating(pieces), shape),
    );
  return [...splits.map((pieces) => listFromText(pieces, shape)), ...readings(bare, shape)];
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
