import type { Capability } from '../../../harness/model/capability.ts';
import { nobodys, tellRoute } from './probes.ts';

/** Since 31 January 2026. */
export const commentChanges: Capability = {
  id: 'comment-changes',
  title: 'Changing a comment',
  values: [
    { value: 'yes', words: 'PUT of the comment' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: {
          operations: /^PUT \/api\/tickets\/\{ticketId\}\/comments\/\{commentId\}$/,
          because: 'in this version, comments are not changed',
        },
      },
    },
  ],
  tell: (probing) =>
    tellRoute(probing, {
      method: 'PUT',
      target: `/api/tickets/${nobodys}/comments/${nobodys}`,
      json: { text: 'Nothing has this text' },
    }),
};
