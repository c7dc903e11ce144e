import { unusualFor } from '../../contract/invalid-values/unusual-values.ts';
import { at, isObject } from '../../contract/json.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import type { Known } from '../model/strategy.ts';

/** An unusual value of a parameter, as it is sent. */
interface UnusualText {
  /** The parameter. */
  readonly name: string;
  /** `"limit" at its maximum`. */
  readonly what: string;
  readonly text: string;
}

/** Characters of a value: longer addresses are refused before anybody reads them. */
const longest = 1500;

/** Unusual values of a parameter that has one value; none of what is a list, an object or JSON. */
export function unusualTexts({ name, schema, style }: Parameter, { contract }: Known): UnusualText[] {
  const definition = schema === undefined ? undefined : at(contract.intended, schema);
  if (!isObject(definition) || style === 'json') return [];
  const scalars = unusualFor(definition).filter(({ value }) => typeof value !== 'object');
  const said = scalars.map(({ name: how, value }) => ({ how, text: String(value).slice(0, longest) }));
  return [...said, { how: 'as the text null', text: 'null' }].map(({ how, text }) => ({
    name,
    what: `"${name}" ${how}`,
    text,
  }));
}
