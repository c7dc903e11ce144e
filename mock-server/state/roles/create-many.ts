import { isObject } from '../../../contract/json.ts';
import type { Act } from '../../requests/call.ts';
import { absence } from '../absence.ts';
import { compose } from '../compose.ts';
import { listLayout } from '../list-layout.ts';
import { projection } from '../projection.ts';
import type { Work } from '../work.ts';

/** Makes a resource from each item of a list, in its order. */
export function createMany(work: Work): Act {
  const { contract, responses, store, refuse, success, json, kept, step, switches } = work;
  const { bodies } = responses;
  const absent = absence(store, refuse, work.above);
  const media = success.media[json];
  const layout = media && listLayout(contract, media, bodies.best(media).value);
  const item = { type: 'application/json', schema: layout?.itemSchema, examples: layout?.itemExamples ?? [] };
  const show = projection(contract, bodies, kept, item);
  return (call) => {
    const { params, body } = call;
    const parent = store.find(work.above, params);
    if (!parent) return absent(params);
    const made = itemsIn(body).map((one) => compose(kept, one, params));
    if (!switches.forgetsWhatItCreated) {
      for (const { id, text } of made) store.put(parent, step, params, id, text);
    }
    if (!layout || call.media !== json) return success.best(call.media);
    const texts = made.map(({ text }) => show(text)).slice(0, layout.most);
    const facts = { total: texts.length, count: texts.length, limit: texts.length, offset: 0 };
    return success.withBody(json, layout.assemble(texts, facts));
  };
}

/** A bare list, or the list in an object. */
function itemsIn(body: unknown): readonly unknown[] {
  if (Array.isArray(body)) return body;
  return isObject(body) ? (Object.values(body).find(Array.isArray) ?? []) : [];
}
