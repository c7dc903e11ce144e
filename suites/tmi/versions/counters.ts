import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { renaming } from '../../../harness/versions/renaming.ts';
import { isObject } from '../../../suite/suite.ts';
import { itemsOf, listOfThreatModels } from './probes.ts';

/** Renamed on 2025-10-20. */
export const counters: Capability = {
  id: 'counters',
  title: 'Number of references to source code, in the list of threat models',
  values: [
    { value: 'source_count', words: '`source_count`' },
    {
      value: 'repo_count',
      words: '`repo_count`',
      change: renaming({ source_count: 'repo_count' }, /ThreatModels$/),
    },
  ],
  tell: async (probing) => {
    const seen = await listOfThreatModels(probing);
    const [first] = itemsOf(seen) ?? [];
    const value = ['source_count', 'repo_count'].find((name) => isObject(first) && name in first);
    return seen && value !== undefined ? toldBy(value, seen) : undefined;
  },
};
