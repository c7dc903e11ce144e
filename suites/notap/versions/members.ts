import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { isObject } from '../../../suite/suite.ts';

/** The source shows a success with `data`, the other documentation with its members beside `success`. */
export const members: Capability = {
  id: 'members',
  title: 'The members of a success',
  anonymous: true,
  values: [
    { value: 'beside', words: 'beside `success`' },
    {
      value: 'in-data',
      words: 'in `data`',
      operated: true,
      change: {
        heard: (json) => (isObject(json) && isObject(json.data) ? { ...json.data, ...json } : json),
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probing.ask({ target: '/v1/crypto/config/chains', as: 'nobody' });
    if (seen?.status !== 200 || !isObject(seen.json)) return undefined;
    return toldBy('chains' in seen.json || !('data' in seen.json) ? 'beside' : 'in-data', seen);
  },
};
