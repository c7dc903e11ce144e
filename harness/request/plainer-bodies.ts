import { isObject, replaceAt } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import type { Draft } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';
import { leavesOf } from './leaves.ts';
import { minimal } from './minimal-value.ts';
import { acceptor } from './valid-request.ts';

/**
 * The same request with less in its body that is ours: first with the names of the run as words without spaces, then in lower
 * case and with small numbers, then with the texts as the document has them, then with the required members alone. A server may have rules for names that its
 * schema does not tell. `mark`: what stands in the names of the run.
 */
export function plainerDrafts(draft: Draft, known: Known, mark: string): Draft[] {
  const { operation, body, alternative } = draft;
  const media = operation.body?.content.find(({ type }) => type === body?.mediaType);
  if (!body || !('json' in body) || !media || !isJson(media.type)) return [];
  const accepts = acceptor(known, media, alternative);
  const sample = (alternative ? alternative.sample() : known.samples.request(media))?.value;
  const plain = asDocumented(body.json, sample);
  const tried = new Set([JSON.stringify(body.json)]);
  const hyphened = withHyphens(body.json, mark);
  const bare = minimal(hyphened, accepts);
  const forms = [
    ...[hyphened, modest(hyphened, mark, accepts), plain],
    ...[bare, modest(bare, mark, accepts), minimal(plain, accepts)],
  ];
  return forms.flatMap((json) => {
    const text = JSON.stringify(json);
    if (tried.has(text) || !accepts(json)) return [];
    tried.add(text);
    return [{ ...draft, body: { ...body, json } }];
  });
}

/** "My pets r7k2m9-00012" is "My-pets-r7k2m9-00012". */
export function withHyphens(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return value.includes(mark) ? value.replaceAll(/\s+/g, '-') : value;
  if (Array.isArray(value)) return value.map((item) => withHyphens(item, mark));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withHyphens(inner, mark)]));
}

/**
 * The names of a run in lower case, and 1 for each larger whole number, where the schema accepts it: a server may have rules
 * for names, and limits for numbers, that its schema does not tell.
 */
export function modest(body: unknown, mark: string, accepts: (body: unknown) => boolean): unknown {
  return leavesOf(body).reduce<unknown>((left, { path, member, value }) => {
    const other = namesIdentifier(member) ? value : modestValue(value, mark);
    const changed = other === value ? left : replaceAt(left, path, other);
    return changed !== left && accepts(changed) ? changed : left;
  }, body);
}

function modestValue(value: unknown, mark: string): unknown {
  if (typeof value === 'number' && Number.isInteger(value) && value > 1) return 1;
  return typeof value === 'string' && value.includes(mark) ? value.toLowerCase() : value;
}

/** Texts as the sample has them; identifiers stay those of resources that were made. */
function asDocumented(value: unknown, sample: unknown): unknown {
  if (typeof value === 'string' && typeof sample === 'string') return sample;
  if (!isObject(value) || !isObject(sample)) return value;
  const entries = Object.entries(value).map(([name, inner]) => [
    name,
    namesIdentifier(name) ? inner : asDocumented(inner, sample[name]),
  ]);
  return Object.fromEntries(entries);
}
