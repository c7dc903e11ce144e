import type { Act } from '../../requests/call.ts';
import { absence } from '../absence.ts';
import type { Work } from '../work.ts';

/** Takes a resource away, and with it all that lies below it. */
export function remove(work: Work): Act {
  const { store, refuse, success, step, switches } = work;
  const steps = [...work.above, step];
  const absent = absence(store, refuse, steps);
  return ({ params, media }) => {
    const parent = store.find(work.above, params);
    const shelf = parent && store.shelf(parent, step, params);
    const id = step.id(params);
    if (!shelf?.has(id)) return absent(params);
    if (!switches.keepsWhatItDeleted) shelf.delete(id);
    return success.best(media);
  };
}
