import { unusualFor } from '../../contract/invalid-values/unusual-values.ts';
import { at, isObject } from '../../contract/json.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { Known } from '../model/strategy.ts';
import { type ProbeKind, someOf } from './probing.ts';

/** Characters of a value: longer addresses are refused before anybody reads them. */
const longest = 1500;

/** In a query all is text, and servers make values of it as they like: whatever is refused or accepted is right. */
export const unusualQueries: ProbeKind = {
  id: 'unusual-queries',
  title: 'Unusual values of query parameters cause no server error',
  plan: (operation, known) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === 'query');
    const texts = someOf(parameters.flatMap((parameter) => unusualTexts(parameter, known)));
    if (!isSafe(operation.method) || texts.length === 0) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation);
        for (const { name, what, text } of texts) {
          const query = { ...draft.query, [name]: text };
          const probe = { what, forbidden: false };
          await story.probe({ ...draft, query }, { as: callerOf(operation), subject: name, probe });
        }
      },
    };
  },
};

interface UnusualText {
  readonly name: string;
  readonly what: string;
  readonly text: string;
}

function unusualTexts({ name, schema, style }: Parameter, { contract }: Known): UnusualText[] {
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
