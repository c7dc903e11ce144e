import { at, type JsonObject } from '../json.ts';
import { membersOf } from '../schemas/members.ts';
import type { Parameter, SharedName } from './operation.ts';

/** The names that two query parameters of one operation claim: the members of an exploded object stand there by themselves. */
export function sharedNames(document: JsonObject, parameters: readonly Parameter[]): SharedName[] {
  const claims = parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap((parameter) => namesOf(document, parameter).map((name) => ({ name, by: parameter.name })));
  return [...Map.groupBy(claims, ({ name }) => name)].flatMap(([name, [first, second]]) =>
    first && second ? [{ name, parameters: [first.by, second.by] as const }] : [],
  );
}

function namesOf(document: JsonObject, { name, style, explode, schema }: Parameter): string[] {
  const isSpread = style === 'form' && explode && schema !== undefined;
  const members = isSpread ? membersOf(document, at(document, schema)) : [];
  return members.length > 0 ? [...new Set(members)] : [name];
}
