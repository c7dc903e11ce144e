import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { ProbeKind } from './probing.ts';

/** Where the document lists 401, `broken-credentials` aims at it. */
export const withoutCredentials: ProbeKind = {
  id: 'without-credentials',
  title:
    'Whoever has no credentials is refused where the document requires some, also where it lists no status for that',
  plan: (operation) => {
    const { access, responses } = operation;
    const isListed = responses.some(({ status }) => ['401', '4XX', 'default'].includes(status));
    const success = responses.find(({ status }) => /^2/.test(status))?.status;
    if (access.public || access.schemes.length === 0 || isListed || success === undefined) return undefined;
    // Only a success of somebody who may shows that it is the credentials that make the difference.
    if (!isSafe(operation.method)) return undefined;
    return {
      run: async (story) => {
        const draft = await story.draft(operation);
        const why = 'To have a success with credentials';
        await story.send(draft, { as: callerOf(operation), expect: success, why, step: 'set-up' });
        const probe = { what: 'no credentials', forbidden: true };
        await story.probe(draft, { as: 'anonymous', cause: 'missing-credentials', probe });
      },
    };
  },
};
