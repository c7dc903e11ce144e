import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { renaming } from '../../../harness/versions/renaming.ts';
import { itemsOf, listOfThreatModels, membersOf, patchOwn } from './probes.ts';

/** Renamed on 2025-10-20. */
export const issueLinks: Capability = {
  id: 'issue-links',
  title: 'The issue of a threat model or a threat',
  values: [
    { value: 'issue_uri', words: '`issue_uri`' },
    { value: 'issue_url', words: '`issue_url`', change: renaming({ issue_uri: 'issue_url' }, /Threat/) },
  ],
  tell: async (probing) => {
    for (const value of ['issue_uri', 'issue_url']) {
      const operation = { op: 'add', path: `/${value}`, value: 'https://issues.example.com/looked-at' };
      const seen = await patchOwn(probing, operation);
      if (seen?.status === 200 && value in membersOf(seen)) return toldBy(value, seen);
    }
    const list = await listOfThreatModels(probing);
    const value = ['issue_uri', 'issue_url'].find((name) =>
      itemsOf(list)?.some((item) => typeof item === 'object' && item !== null && name in item),
    );
    return list && value !== undefined ? toldBy(value, list) : undefined;
  },
};
