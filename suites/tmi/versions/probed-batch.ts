import type { Probing, Seen } from '../../../harness/model/probing.ts';
import { at } from '../../../suite/suite.ts';
import { probedThreat } from './probed-threat.ts';
import { sendInside } from './probes.ts';

/** The forms in which versions want several patches, the documented one first. */
const forms = {
  batch: { method: 'POST', place: '/threats/batch/patch', member: 'patches', id: 'id' },
  'batch-by-threat-id': { method: 'POST', place: '/threats/batch/patch', member: 'patches', id: 'threat_id' },
  'batch-of-operations': {
    method: 'POST',
    place: '/threats/batch/patch',
    member: 'operations',
    id: 'threat_id',
  },
  bulk: { method: 'PATCH', place: '/threats/bulk', member: 'patches', id: 'id' },
} as const;

const mediaTypes = ['application/json', 'application/json-patch+json'] as const;

/** How the threat of the probing could be patched, with the answer; undefined where it could in no way. */
export function probedBatch(probing: Probing): Promise<
  | {
      readonly form: keyof typeof forms;
      readonly mediaType: (typeof mediaTypes)[number];
      readonly seen: Seen;
    }
  | undefined
> {
  return probing.once('batch', async () => {
    const threat = at((await probedThreat(probing))?.json, '/id');
    if (typeof threat !== 'string') return undefined;
    const operations = [{ op: 'replace', path: '/name', value: 'Looked at twice' }];
    for (const form of ['batch', 'batch-by-threat-id', 'batch-of-operations', 'bulk'] as const) {
      const { method, place, member, id } = forms[form];
      const json = { [member]: [{ [id]: threat, operations }] };
      for (const mediaType of mediaTypes) {
        const seen = await sendInside(probing, method, place, json, mediaType);
        if (seen?.status === 200 || seen?.status === 207) return { form, mediaType, seen };
        // Nothing is there, whatever it is sent as.
        if (seen?.status === 404 || seen?.status === 405) break;
      }
    }
    return undefined;
  });
}
