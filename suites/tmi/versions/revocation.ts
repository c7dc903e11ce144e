import type { Capability } from '../../../harness/model/capability.ts';
import { firstIn } from './probes.ts';

/** RFC 7009 came in 2026: the old meaning moved to /me/logout. Finding out would end the session of whoever asks. */
export const revocation: Capability = {
  id: 'revocation',
  title: 'Ending the session of the caller',
  values: [
    { value: 'revoke', words: 'by POST /oauth2/revoke' },
    {
      value: 'logout',
      words: 'by POST /me/logout',
      change: { key: (key) => key.replace('POST /oauth2/revoke', 'POST /me/logout') },
    },
  ],
  tell: async () => undefined,
  inDocument: (document) => firstIn(document, { logout: 'POST /me/logout', revoke: 'POST /oauth2/revoke' }),
};
