import { at, isObject } from '../../../contract/json.ts';
import type { Operation } from '../../../contract/operations/operation.ts';
import { readPairs } from '../../parameters/query-string.ts';
import type { Act, Call } from '../../requests/call.ts';
import { absence } from '../absence.ts';
import { listLayout } from '../list-layout.ts';
import { projection } from '../projection.ts';
import type { Work } from '../work.ts';

/** Lists what is kept, in order of creation, as much of it as is asked for. */
export function list(work: Work): Act {
  const { contract, responses, store, refuse, success, json, kept } = work;
  const { bodies } = responses;
  const absent = absence(store, refuse, work.above);
  const media = success.media[json];
  const layout = media && listLayout(contract, media, bodies.best(media).value);
  if (!layout)
    return ({ params, media: wanted }) =>
      store.find(work.above, params) ? success.best(wanted) : absent(params);
  const item = { type: 'application/json', schema: layout.itemSchema, examples: layout.itemExamples };
  const show = projection(contract, bodies, kept, item);
  const windowOf = pageReader(work);
  return (call) => {
    const parent = store.find(work.above, call.params);
    if (!parent) return absent(call.params);
    if (call.media !== json) return success.best(call.media);
    const all = [...(store.shelf(parent, work.step, call.params)?.values() ?? [])];
    const { limit, offset } = windowOf(call);
    const shown = all.slice(offset, offset + Math.min(limit, layout.most));
    for (const one of shown) one.listed ??= show(one.text);
    const listed = shown.map((one) => one.listed ?? '');
    // Resources that show no identifier may look alike.
    const texts = layout.isSet ? [...new Set(listed)] : listed;
    // Without a limit, all of them are on the page; JSON has no number for that.
    const pageSize = Number.isFinite(limit) ? limit : Math.max(1, texts.length);
    const facts = { total: all.length, count: texts.length, limit: pageSize, offset };
    return success.withBody(json, layout.assemble(texts, facts));
  };
}

interface Window {
  readonly limit: number;
  readonly offset: number;
}

/** Reads `limit` and `offset` where the operation declares them. Out of range is brought into range. */
function pageReader({ contract, operation }: Work): (call: Call) => Window {
  const preset = (name: string, none: number) => {
    const schema = declared(operation, name);
    const value = schema && at(contract.intended, schema);
    return isObject(value) && typeof value.default === 'number' ? value.default : none;
  };
  const first = { limit: preset('limit', Number.POSITIVE_INFINITY), offset: preset('offset', 0) };
  const names = (['limit', 'offset'] as const).filter((name) => declared(operation, name));
  if (names.length === 0) return () => first;
  return ({ query }) => {
    if (query === '') return first;
    const pairs = readPairs(query);
    const read = (name: 'limit' | 'offset', least: number) => {
      const value = Number.parseInt(pairs?.get(name)?.[0] ?? '', 10);
      return names.includes(name) && !Number.isNaN(value) ? Math.max(least, value) : first[name];
    };
    return { limit: read('limit', 1), offset: read('offset', 0) };
  };
}

function declared({ parameters }: Operation, name: string): string | undefined {
  return parameters.find((one) => one.in === 'query' && one.name === name)?.schema;
}
