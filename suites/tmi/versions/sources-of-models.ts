import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { renaming } from '../../../harness/versions/renaming.ts';
import { membersOf, threatModel } from './probes.ts';

const inThreatModels = /ThreatModels?$/;

/** Renamed on 2025-10-20. A threat model that leaves out what it does not have tells nothing. */
export const sourcesOfModels: Capability = {
  id: 'sources-of-models',
  title: 'References to source code, in a threat model',
  values: [
    { value: 'sources', words: '`sources`' },
    {
      value: 'sourceCode',
      words: '`sourceCode`',
      change: renaming({ sources: 'sourceCode' }, inThreatModels),
    },
    {
      value: 'repositories',
      words: '`repositories`',
      change: renaming({ sources: 'repositories' }, inThreatModels),
    },
  ],
  tell: async (probing) => {
    const seen = await threatModel(probing);
    const members = membersOf(seen);
    const value = ['sources', 'sourceCode', 'repositories'].find((name) => name in members);
    return seen && value !== undefined ? toldBy(value, seen) : undefined;
  },
};
