import { isDeepStrictEqual } from 'node:util';
import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { at } from '../../../suite/suite.ts';

/** Since 1 February 2026. */
export const providers: Capability = {
  id: 'providers',
  title: 'Logins at providers',
  anonymous: true,
  values: [
    { value: 'yes', words: 'at Google and GitHub' },
    {
      value: 'none',
      words: 'not there',
      change: {
        lacks: {
          operations: /^GET \/api\/v1\/auth\/oauth2\//,
          because: 'this version has no login at a provider',
        },
      },
    },
  ],
  tell: async (probing) => {
    const login = '/api/v1/auth/oauth2/google/login';
    const seen = await probing.ask({ target: login, as: 'nobody' });
    const other = await probing.ask({ target: `${login}/assay-looks-for-nothing-here`, as: 'nobody' });
    if (!seen || !other) return undefined;
    const isNothing =
      seen.status === 404 && other.status === 404 && isDeepStrictEqual(said(seen.json), said(other.json));
    return toldBy(isNothing ? 'none' : 'yes', seen);
  },
};

/** Without what is new in each response. */
function said(json: unknown): unknown {
  return [at(json, '/code'), at(json, '/message')];
}
