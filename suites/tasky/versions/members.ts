import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isRoute, nobodys, ownBoard } from './probes.ts';

const operations = ['addMember', 'removeMember'];

/** Since 31 January 2026, when only administrators could change them; the source lets the owner do it. */
export const members: Capability = {
  id: 'members',
  title: 'Who changes the members of a board',
  values: [
    { value: 'owner', words: 'its owner, and administrators' },
    {
      value: 'administrators',
      words: 'administrators only',
      change: {
        document: (document) =>
          reshapeOperations(document, operations, (operation) => ({
            ...operation,
            'x-authz': { ownership: 'none', roles: ['admin'] },
          })),
        untold: {
          stories: /^authorization › whoever-the-owner-adds-/,
          because: 'in this version, only administrators change the members of a board',
        },
      },
    },
    {
      value: 'none',
      words: 'nobody',
      change: {
        lacks: {
          operations: /^\w+ \/api\/boards\/\{boardId\}\/members\/\{userId\}$/,
          because: 'this version has no operation that changes the members of a board',
        },
      },
    },
  ],
  // Somebody who does not exist becomes no member.
  tell: async (probing) => {
    const board = (await ownBoard(probing)) ?? nobodys;
    const method = 'POST';
    const seen = await probing.attempt({
      method,
      target: `/api/boards/${board}/members/${nobodys}`,
      json: {},
    });
    if (!seen) return undefined;
    const there = await isRoute(probing, method, seen);
    if (there === false) return toldBy('none', seen);
    if (seen.status === 403) return toldBy('administrators', seen);
    return there && board !== nobodys ? toldBy('owner', seen) : undefined;
  },
};
