import { lazily } from '../../../contract/memoise.ts';
import type { Act } from '../../requests/call.ts';
import { withHeader } from '../../responses/answer.ts';
import { absence } from '../absence.ts';
import { compose } from '../compose.ts';
import { locator } from '../location.ts';
import { showing } from '../showing.ts';
import type { Step } from '../step.ts';
import type { Work } from '../work.ts';
import { unwrapper } from '../wrapping.ts';

/**
 * Makes a resource from a body; from then on it is there. `elsewhere`: other addresses that it has, at which it is shown as
 * the document shows it there.
 */
export function create(work: Work, elsewhere: readonly Step[] = []): Act {
  const { store, refuse, success, kept, step, switches, operation } = work;
  const absent = absence(store, refuse, work.above);
  const show = showing(work, success);
  const locate = locator(work.contract, success);
  const isCollection = kept.resource.kind === 'collection';
  const unwrapped = lazily(() => unwrapper(work.contract, kept.representation().members, operation));
  const conflicts = !switches.createsTwice && operation.responses.some(({ status }) => status === '409');
  return (call) => {
    const { params } = call;
    const parent = store.find(work.above, params);
    if (!parent) return absent(params);
    const shelf = store.shelf(parent, step, params);
    const isTaken = (id: string) => shelf?.has(id) === true;
    const { id, text } = compose(kept, unwrapped()(call.body), params, isTaken);
    if (conflicts && isTaken(id)) {
      return refuse({ status: 409, cause: 'already-exists', message: 'It exists already' });
    }
    if (!switches.forgetsWhatItCreated) {
      store.put(parent, step, params, id, text);
      for (const other of elsewhere) store.put(parent, other, params, id, other.seedText(id, params));
    }
    const answer = show(text, call.media, id);
    if (success.status !== 201) return answer;
    const collection = kept.createdBy ? kept.resource.path : call.path;
    const path = isCollection ? `${collection}/${encodeURIComponent(id)}` : call.path;
    return withHeader(answer, 'Location', locate(call, path));
  };
}
