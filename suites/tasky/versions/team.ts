import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { isRoute } from './probes.ts';

/** Since 31 January 2026. */
export const team: Capability = {
  id: 'team',
  title: 'The list of the team',
  values: [
    { value: 'yes', words: 'at /api/users/team' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: { operations: /^GET \/api\/users\/team$/, because: 'this version has no list of the team' },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/api/users/team', as: 'somebody' });
    const there = seen && (await isRoute(probing, 'GET', seen));
    return seen && there !== undefined ? toldBy(there ? 'yes' : 'none', seen) : undefined;
  },
};
