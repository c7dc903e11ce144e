import type { Act } from '../../requests/call.ts';
import { absence } from '../absence.ts';
import { showing } from '../showing.ts';
import type { Work } from '../work.ts';

/** Gives what is kept, or says that it is not there. */
export function read(work: Work): Act {
  const { store, refuse, success } = work;
  const steps = [...work.above, work.step];
  const absent = absence(store, refuse, steps);
  const show = showing(work, success);
  return ({ params, media }) => {
    const found = store.find(steps, params);
    if (!found) return absent(params);
    if (media !== 0) return show(found.text, media);
    found.answer ??= show(found.text, media);
    return found.answer;
  };
}
