import { isObject } from '../../../contract/json.ts';
import { lazily } from '../../../contract/memoise.ts';
import type { Act } from '../../requests/call.ts';
import { withHeader } from '../../responses/answer.ts';
import { documented } from '../../responses/success.ts';
import { absence } from '../absence.ts';
import { locator } from '../location.ts';
import { showing } from '../showing.ts';
import type { Work } from '../work.ts';
import { unwrapper } from '../wrapping.ts';

/** Puts a body in the place of what is kept; where the document says 201, in an empty place too. */
export function replace(work: Work): Act {
  const { contract, responses, store, refuse, success, kept, step, operation } = work;
  const absent = absence(store, refuse, [...work.above, step]);
  const replaced = documented(operation, responses.ready, ['200', '204']) ?? success;
  const created = documented(operation, responses.ready, ['201']);
  const showReplaced = showing(work, replaced);
  const showCreated = created && showing(work, created);
  const locate = locator(contract, created ?? success);
  const unwrapped = lazily(() => unwrapper(contract, kept.representation().members, operation));
  return (call) => {
    const { params } = call;
    const id = step.id(params);
    const parent = store.find(work.above, params);
    const before = parent && store.shelf(parent, step, params)?.get(id);
    if (!parent || (!before && !showCreated)) return absent(params);
    const { fixed, typed } = kept.identity();
    const previous: unknown = before && JSON.parse(before.text);
    const fixedMembers = fixed(typed(id), params);
    const { compose, touched } = kept.representation();
    // An operation without a body replaces nothing, however it is called.
    const isKept = call.body === undefined && before !== undefined;
    const value = isKept
      ? touched(previous)
      : compose(unwrapped()(call.body), fixedMembers, isObject(previous) ? previous : undefined);
    const { text } = store.put(parent, step, params, id, JSON.stringify(value));
    if (before || !showCreated) return showReplaced(text, call.media);
    return withHeader(showCreated(text, call.media), 'Location', locate(call, call.path));
  };
}
