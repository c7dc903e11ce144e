import { memberShape, type Shape } from '../../contract/schemas/shape.ts';

/** Readings of a piece of text as the types that a schema allows, the likeliest first; the text itself is the last. */
export function readings(text: string, { types, members }: Shape): readonly unknown[] {
  const result: unknown[] = [];
  if ((types.has('integer') || types.has('number')) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) {
    result.push(Number(text));
  }
  if (types.has('boolean') && (text === 'true' || text === 'false')) result.push(text === 'true');
  if (types.has('null') && (text === '' || text === 'null')) result.push(null);
  // Who names members means an object, also without saying so.
  const isStructured = types.has('object') || types.has('array') || (types.size === 0 && members.size > 0);
  if (isStructured && /^[[{]/.test(text)) result.push(...jsonIn(text));
  result.push(text);
  return result;
}

/** What is nested too deeply for a form or a style is said in JSON. Empty where the text is none. */
export function jsonIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return [];
  }
}

/** The likeliest reading. */
function fromText(text: string, shape: Shape): unknown {
  return readings(text, shape)[0];
}

/** A list of texts, each as the items of an array. */
export function listFromText(texts: readonly string[], { items }: Shape): unknown[] {
  return items ? texts.map((text) => fromText(text, items)) : [...texts];
}

/** Pairs of texts as an object; what the schema does not know stays text. */
export function objectFromText(pairs: Iterable<readonly [string, string]>, shape: Shape): unknown {
  const entries = [...pairs].map(([name, text]) => {
    const member = memberShape(shape, name);
    return [name, member ? fromText(text, member) : text] as const;
  });
  return Object.fromEntries(entries);
}

/** Names with all of their values as an object. What is said more than once is a list. */
export function objectFromValues(
  pairs: Iterable<readonly [string, readonly string[]]>,
  shape: Shape,
): Record<string, unknown> {
  const entries = [...pairs].map(([name, values]) => {
    const member = memberShape(shape, name);
    if (member?.types.has('array')) return [name, listFromText(values, member)] as const;
    const [first = ''] = values;
    return [name, values.length > 1 ? values : member ? fromText(first, member) : first] as const;
  });
  return Object.fromEntries(entries);
}
