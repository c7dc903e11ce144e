import { at, isObject } from '../../../contract/json.ts';
import type { Probing, Seen } from '../../../harness/eras/probing.ts';

/** What several capabilities look at; each is asked for once. */

/** The items of a list, whether it stands by itself or in an envelope; undefined where the answer is no list. */
function itemsOf(seen: Seen | undefined): readonly unknown[] | undefined {
  if (seen?.status !== 200) return undefined;
  if (Array.isArray(seen.json)) return seen.json;
  return isObject(seen.json) ? Object.values(seen.json).find(Array.isArray) : undefined;
}

function listOfThreatModels(probing: Probing): Promise<Seen | undefined> {
  return probing.ask({ target: '/threat_models', as: 'somebody' });
}

/** A threat model that was made for the probing; undefined where nothing may be written. */
function newThreatModel(probing: Probing): Promise<Seen | undefined> {
  return probing.once('threat model', () =>
    probing.make({
      target: '/threat_models',
      parameter: 'threat_model_id',
      json: { name: `Assay looks around ${probing.mark}`, description: 'Made to see which version this is' },
    }),
  );
}

/** The threat model that other probes are about: the one that was made, otherwise one that is listed. */
export async function threatModelId(probing: Probing): Promise<string | undefined> {
  const made = at((await newThreatModel(probing))?.json, '/id');
  if (typeof made === 'string') return made;
  const [first] = itemsOf(await listOfThreatModels(probing)) ?? [];
  const listed = at(first, '/id');
  return typeof listed === 'string' ? listed : undefined;
}
