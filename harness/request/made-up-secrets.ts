import { isObject } from '../../contract/json.ts';
import { secretNames } from '../../contract/resources/credential-check.ts';
import type { Draft } from '../model/scenario.ts';
import { Stop } from '../model/stop.ts';
import type { Known } from '../model/strategy.ts';

/** Names of members that say whose the credentials are, where no secret is among them. */
const accounts = /^(user(_?name)?|login|e-?mail|account|phone)$/i;

/**
 * A draft whose credentials nobody has: the document's example of a password or a token may be a real one. `unique` is a
 * text that nobody else uses. Stops the scenario where nothing in it can be made up.
 */
export function withMadeUpSecrets(draft: Draft, known: Known, unique: string): Draft {
  const query = { ...draft.query };
  const inQuery = secretNames(Object.keys(query)).filter((name) => typeof query[name] === 'string');
  for (const name of inQuery) query[name] = `made-up-${unique}`;
  const json = draft.body && 'json' in draft.body ? draft.body.json : undefined;
  const changed = isObject(json) ? changedIn(json, unique, accepted(draft, known)) : undefined;
  if (!changed && inQuery.length === 0)
    throw new Stop('does-not-fit', 'the request has no credential that can be made up');
  return { ...draft, query, ...(draft.body && changed && { body: { ...draft.body, json: changed } }) };
}

function accepted({ operation, body }: Draft, { contract }: Known): (value: unknown) => boolean {
  const media = operation.body?.content.find(({ type }) => type === body?.mediaType);
  return media?.schema === undefined ? () => true : contract.requests.at(media.schema).accepts;
}

/** The body with other secrets, or for want of them another account; undefined where the schema allows neither. */
function changedIn(
  json: Readonly<Record<string, unknown>>,
  unique: string,
  accepts: (value: unknown) => boolean,
): Readonly<Record<string, unknown>> | undefined {
  const names = Object.keys(json);
  const secrets = secretNames(names);
  const wanted = secrets.length > 0 ? secrets : names.filter((name) => accounts.test(name));
  let changed: Readonly<Record<string, unknown>> | undefined;
  for (const name of wanted) {
    const before = changed ?? json;
    const made = madeUp(json[name], unique).find((value) => accepts({ ...before, [name]: value }));
    if (made !== undefined) changed = { ...before, [name]: made };
  }
  return changed;
}

/** Of the same shape as far as possible: "made-up-r7k2m9-00001", other digits, another address. */
function madeUp(value: unknown, unique: string): readonly unknown[] {
  const letters = unique.replaceAll(/[^a-z0-9]/g, '');
  const digits = letters.replaceAll(/[a-z]/g, (letter) => String(letter.charCodeAt(0) % 10));
  if (typeof value === 'number') return [Number(digits.slice(-6))];
  const text = String(value);
  if (/^\d+$/.test(text)) return [digits.padStart(text.length, '9').slice(-text.length)];
  const uuid = `00000000-0000-4000-8000-${digits.padStart(12, '9').slice(-12)}`;
  return [
    `made-up-${unique}`,
    `Made-up-${unique}!`,
    `${letters}@made-up.invalid`,
    uuid,
    letters,
    `Aa1!${letters}`,
  ];
}
