import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { isNothing } from './probes.ts';

/** A server on which SAML is not configured answers 404 to all of it but the list of its providers. */
export const saml: Capability = {
  id: 'saml',
  title: 'Logging in with SAML',
  anonymous: true,
  values: [
    { value: 'yes', words: 'there' },
    {
      value: 'no',
      words: 'not there',
      operated: true,
      change: {
        lacks: { operations: /^\w+ \/saml\//, because: 'this instance has no SAML' },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/saml/providers', as: 'nobody' });
    if (seen?.status === 200) return toldBy('yes', seen);
    // Where there is no such place, some versions ask who wants to know.
    if (!seen) return undefined;
    return seen.status === 401 || (await isNothing(probing, seen)) ? toldBy('no', seen) : undefined;
  },
};
