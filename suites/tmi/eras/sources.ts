import type { Capability } from '../../../harness/eras/capability.ts';
import { toldBy } from '../../../harness/eras/capability.ts';
import { threatModelId } from './probes.ts';

/** Renamed on 2025-10-20. */
export const sources: Capability = {
  id: 'sources',
  title: 'References to source code',
  values: [
    { value: 'sources', words: 'at …/sources' },
    {
      value: 'repositories',
      words: 'at …/repositories',
      change: {
        key: (key) =>
          key.replace(
            '/threat_models/{threat_model_id}/sources',
            '/threat_models/{threat_model_id}/repositories',
          ),
      },
    },
  ],
  tell: async (probing) => {
    const id = await threatModelId(probing);
    if (id === undefined) return undefined;
    for (const value of ['sources', 'repositories']) {
      const seen = await probing.ask({ target: `/threat_models/${id}/${value}`, as: 'somebody' });
      if (seen?.status === 200) return toldBy(value, seen);
    }
    return undefined;
  },
  inDocument: ({ paths }) => {
    const text = Object.keys((paths ?? {}) as object).join(' ');
    return ['sources', 'repositories'].find((name) =>
      text.includes(`/threat_models/{threat_model_id}/${name}`),
    );
  },
};
