import { at } from '../../contract/json.ts';
import type { Parameter } from '../../contract/operations/operation.ts';
import { resolve } from '../../contract/schemas/references.ts';
import type { Known } from '../model/strategy.ts';
import { verbOf, wordOf, wordsIn } from './words.ts';

/**
 * The parameters of a query that may be sent to what others made: not those that switch on that a request which only reads
 * does something, as their name or description says ("reset", "Recheck all of them"). RFC 9110, section 9.2.1, is about
 * those. What an operation requires is kept: without it nothing can be sent.
 */
export function withoutActing(
  parameters: readonly Parameter[],
  { contract }: Pick<Known, 'contract'>,
): readonly Parameter[] {
  return parameters.filter(
    (parameter) => parameter.required || !isSwitch(parameter, contract) || !saysThatItActs(parameter),
  );
}

/** What a limit or a name of something else is called says nothing: a switch has one value, or two. */
function isSwitch({ schema }: Parameter, { intended }: Known['contract']): boolean {
  const definition =
    schema === undefined ? undefined : resolve(intended, at(intended, schema), schema)?.value;
  if (definition === undefined) return false;
  const { type, enum: values } = definition;
  return type === 'boolean' || 'const' in definition || (Array.isArray(values) && values.length <= 2);
}

/** What stands before the verb of a sentence: "Set to 1 to force", "If true,", "Whether to". */
const beforeTheVerb =
  /^(whether( or not)? to|(if|when)( set to)? \S+?,( then)?( will)?|set( this)? to \S+ to( force)?)\s+/i;

function saysThatItActs({ name, description = '' }: Parameter): boolean {
  const sentence = description.trim().replace(beforeTheVerb, '');
  // "Set pause state" pauses.
  const verbs = verbOf(sentence.replace(/^sets?\s+(?!to\s)/i, ''));
  return wordOf('acting', [...wordsIn(name).slice(0, 1), ...verbs]) !== undefined;
}
