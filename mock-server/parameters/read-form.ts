import type { FormPart } from '../../contract/operations/operation.ts';
import { memberShape, type Shape } from '../../contract/schemas/shape.ts';
import { deserialiser } from './deserialise.ts';
import { objectFromValues } from './from-text.ts';
import { type Pairs, rawValue } from './query-string.ts';

/** Reads the pairs of a form; `text` is the form before it was decoded, empty where it has parts. */
type ReadForm = (pairs: Pairs, text: string) => Record<string, unknown>;

/** A form as an object: members of which the document names a style as in a query, all others each by itself. */
export function formReader(shape: Shape, parts: Readonly<Record<string, FormPart>>): ReadForm {
  const styled = Object.entries(parts).flatMap(([name, { style }]) => {
    const own = style && memberShape(shape, name);
    return own ? [{ name, style, shape: own }] : [];
  });
  const others = new Set([...shape.members.keys()]);
  const readers = styled.map(({ name, style, shape: own }) => ({
    name,
    read: deserialiser({ name, in: 'query', ...style }, own, others),
    isMine: (key: string) =>
      key === name ||
      (style.style === 'deepObject' && key.startsWith(`${name}[`)) ||
      (style.explode && !others.has(key) && memberShape(own, key) !== undefined),
  }));
  return (pairs, text) => {
    const rest = [...pairs].filter(([key]) => !readers.some(({ isMine }) => isMine(key)));
    const members = readers.flatMap(({ name, read }) => {
      const value = likeliest(read(pairs, () => rawValue(text, name)) ?? []);
      return value === undefined ? [] : [[name, value]];
    });
    return { ...objectFromValues(rest, shape), ...Object.fromEntries(members) };
  };
}

/**
 * Browsers and most clients encode every comma of a form, delimiters as data. Where nothing is delimited otherwise, a list
 * of one is read by the encoded ones.
 */
function likeliest(readings: readonly unknown[]): unknown {
  return readings.find((reading) => Array.isArray(reading) && reading.length > 1) ?? readings[0];
}
