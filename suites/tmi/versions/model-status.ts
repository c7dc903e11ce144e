import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations } from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { membersOf, patchOwn } from './probes.ts';

const stories = /^lifecycle › (a-change-of-the-status|the-list-of-threat-models-by-status)/;

/** Since November 2025; in 2026, it is a matter of those who review a threat model. */
export const modelStatus: Capability = {
  id: 'model-status',
  title: 'The status of a threat model',
  values: [
    { value: 'yes', words: 'there' },
    {
      value: 'none',
      words: 'not there',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(document, ['listThreatModels'], ({ parameters, ...operation }) => ({
            ...operation,
            parameters: Array.isArray(parameters)
              ? parameters.filter((one) => !isObject(one) || !String(one.name).startsWith('status'))
              : parameters,
          })),
        untold: {
          stories,
          because: 'threat models of this version have no status',
        },
      },
    },
    {
      value: 'reviewers',
      words: 'there, and changed by reviewers',
      change: {
        untold: { stories, because: 'only reviewers change the status here, and no persona is one' },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await patchOwn(probing, { op: 'add', path: '/status', value: 'Looked at' });
    if (seen?.status === 200) return toldBy('status' in membersOf(seen) ? 'yes' : 'none', seen);
    if (seen?.status === 403) return toldBy('reviewers', seen);
    return seen?.status === 400 ? toldBy('none', seen) : undefined;
  },
};
