import type { Contract } from '../../contract/contract.ts';
import type { Header } from '../../contract/operations/operation.ts';
import { memberShape, type Shape, shapeAt } from '../../contract/schemas/shape.ts';

type Judging = Pick<Contract, 'intended' | 'responses'>;

/** Whether a response header is present if required, and valid for one reading of its text. */
export function isHeaderValid(
  { intended, responses }: Judging,
  { required, schema, style, explode }: Header,
  text: string | undefined,
): boolean {
  if (text === undefined) return !required;
  if (schema === undefined) return true;
  const validator = responses.at(schema);
  const shape = shapeAt(intended, schema);
  return readings(text, shape, { style, explode }).some(validator.accepts);
}

/** What a text may mean: style simple of OpenAPI, in which lists and objects are separated by commas. */
function readings(
  text: string,
  shape: Shape,
  { style, explode }: Pick<Header, 'style' | 'explode'>,
): readonly unknown[] {
  if (style === 'json') return inJson(text);
  // RFC 9110, section 5.6.1: blanks around the commas of a list say nothing, nor do empty items.
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  const lists = [items.map((item) => typed(item, shape.items)), items];
  const pairs = explode ? items.map(cut) : paired(items);
  const members = pairs.map(([name, member]) => [name, typed(member, memberShape(shape, name))] as const);
  return [
    text,
    ...scalars(text),
    ...(shape.types.has('array') || shape.items ? lists : []),
    ...(shape.types.has('object') || shape.members.size > 0 ? [Object.fromEntries(members)] : []),
  ];
}

function inJson(text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** A header is text; its schema may describe a number, a boolean or null written as text. */
function scalars(text: string): readonly unknown[] {
  const number = text.trim() !== '' && Number.isFinite(Number(text)) ? [Number(text)] : [];
  const boolean = text === 'true' || text === 'false' ? [text === 'true'] : [];
  const empty = text === '' || text === 'null' ? [null] : [];
  return [...number, ...boolean, ...empty];
}

function typed(text: string, shape: Shape | undefined): unknown {
  const fitting = scalars(text).find((value) => typesOfValue(value).some((type) => shape?.types.has(type)));
  return fitting === undefined ? text : fitting;
}

function typesOfValue(value: unknown): readonly string[] {
  return typeof value === 'number' ? ['number', 'integer'] : [value === null ? 'null' : typeof value];
}

function cut(item: string): readonly [string, string] {
  const [name = '', value = ''] = item.split(/=(.*)/s);
  return [name, value];
}

function paired(items: readonly string[]): (readonly [string, string])[] {
  return items.flatMap((name, index) => (index % 2 === 0 ? [[name, items[index + 1] ?? ''] as const] : []));
}
