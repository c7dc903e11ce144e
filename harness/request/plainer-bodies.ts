import { isObject, type JsonObject } from '../../contract/json.ts';
import { isJson } from '../../contract/operations/media-type.ts';
import { namesIdentifier } from '../../contract/resources/identifiers.ts';
import type { Draft } from '../model/scenario.ts';
import type { Known } from '../model/strategy.ts';

/**
 * The same request with less in its body that is ours: first with the texts as the document has them instead of those of
 * the run, then with the required members alone. A server may have rules for names that its schema does not tell.
 */
export function plainerDrafts(draft: Draft, { contract, samples }: Known): Draft[] {
  const { operation, body } = draft;
  const media = operation.body?.content.find(({ type }) => type === body?.mediaType);
  if (!body || !('json' in body) || !media || !isJson(media.type)) return [];
  const accepts = media.schema === undefined ? () => true : contract.requests.at(media.schema).accepts;
  const sample = samples.request(media)?.value;
  const plain = asDocumented(body.json, sample);
  const known = new Set([JSON.stringify(body.json)]);
  return [plain, withRequiredAlone(body.json, accepts), withRequiredAlone(plain, accepts)].flatMap((json) => {
    const text = JSON.stringify(json);
    if (known.has(text) || !accepts(json)) return [];
    known.add(text);
    return [{ ...draft, body: { ...body, json } }];
  });
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

function withRequiredAlone(value: unknown, accepts: (value: unknown) => boolean): unknown {
  if (!isObject(value)) return value;
  return Object.keys(value).reduce<JsonObject>((left, name) => {
    const { [name]: _, ...rest } = left;
    return accepts(rest) ? rest : left;
  }, value);
}
