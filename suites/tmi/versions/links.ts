import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { renaming } from '../../../harness/versions/renaming.ts';
import { probedDocument } from './probed-document.ts';
import { membersOf } from './probes.ts';

/** Renamed on 2025-10-20. Webhooks have a `url` in all versions. */
export const links: Capability = {
  id: 'links',
  title: 'URL of a document or a source',
  values: [
    { value: 'uri', words: '`uri`' },
    { value: 'url', words: '`url`', change: renaming({ uri: 'url' }, /(Document|Source|ThreatModel)s?$/) },
  ],
  tell: async (probing) => {
    const seen = await probedDocument(probing);
    const value = ['uri', 'url'].find((name) => name in membersOf(seen));
    return seen && value !== undefined ? toldBy(value, seen) : undefined;
  },
};
