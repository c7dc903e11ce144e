import { callerOf } from '../model/caller.ts';
import { isSafe } from '../model/safe-method.ts';
import type { ProbeKind } from './probing.ts';

/** Where the document lists 401, `broken-credentials` aims at it. */
export const withoutCredentials: ProbeKind = {
  id: 'without-credentials',
  title: 'A request without required credentials is refused, even if no status is listed for it',
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
        const why = 'Check that the request succeeds with credentials';
        await story.send(draft, { as: callerOf(operation), expect: success, why, step: 'set-up' });
        const probe = { what: 'no credentials', forbidden: true };
        await story.probe(draft, { as: 'anonymous', cause: 'missing-credentials', probe });
      },
    };
  },
};
