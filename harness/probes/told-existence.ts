import { v7 as uuid } from 'uuid';
import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { ProbeKind } from './probing.ts';

/**
 * F204: whoever may not read a resource is told by 403 that it exists, and by 404 that another one does not. Where the
 * document says who may do what, the refusal is promised, and nothing is told that is not meant to be.
 */
export const toldExistence: ProbeKind = {
  id: 'told-existence',
  title: 'A caller who may not read a resource cannot find out whether it exists',
  plan: (operation, { graph }) => {
    const { access, method, path } = operation;
    const producer = graph.producerFor(operation);
    const last = producer?.parameter;
    if (method !== 'GET' || !isSafe(method) || !producer || last === undefined) return undefined;
    if (access.public || access.declared || !path.endsWith(`{${last}}`)) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation);
        const probe = (what: string) => ({ what, forbidden: false });
        const as = 'stranger';
        const own = await story.probe(draft, { as: callerOf(operation), probe: probe('an own resource') });
        if (own.response.status > 299) return;
        const known = await story.probe(draft, { as, probe: probe('a resource of another account') });
        const path = { ...draft.path, [last]: unknownLike(draft.path[last] ?? '') };
        const unknown = await story.probe(
          { ...draft, path },
          { as, probe: probe('a resource that does not exist') },
        );
        const isTold = known.response.status === 403 && unknown.response.status === 404;
        const sentence =
          'a caller who may not read a resource cannot find out whether it exists: 403 and 404 differ';
        story.claim(known, { sentence, holds: !isTold });
      },
    };
  },
};

function unknownLike(id: string): string {
  return /^\d+$/.test(id) ? '2147483646' : uuid();
}
