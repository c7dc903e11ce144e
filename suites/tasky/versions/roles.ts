import type { Capability } from '../../../harness/model/capability.ts';
import { nobodys, tellRoute } from './probes.ts';

/** Since 31 January 2026. */
export const roles: Capability = {
  id: 'roles',
  title: 'Setting the role of a user',
  values: [
    { value: 'yes', words: 'at /api/users/{userId}/role' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: {
          operations: /^PUT \/api\/users\/\{userId\}\/role$/,
          because: 'this version has no operation that sets a role',
        },
      },
    },
  ],
  tell: (probing) =>
    tellRoute(probing, { method: 'PUT', target: `/api/users/${nobodys}/role`, json: { role: 'viewer' } }),
};
