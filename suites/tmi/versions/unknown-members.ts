import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withUnknownMembers } from '../../../harness/versions/reshape.ts';
import { probedDocument } from './probed-document.ts';
import { membersOf, sendInside } from './probes.ts';

const inputs = [
  'AuthorizationInput',
  'DiagramReplacement',
  'DocumentInput',
  'IdentifiedThreatInput',
  'Metadata',
  'MetadataValue',
  'SourceInput',
  'ThreatBatchPatch',
  'ThreatInput',
  'ThreatModelInput',
  'ThreatModelReplacement',
  'TokenRequest',
];

/** Refused since 2025-11-01; before that, nobody looked. A new diagram is refused with them in all versions. */
export const unknownMembers: Capability = {
  id: 'unknown-members',
  title: 'Unknown members in a body',
  values: [
    { value: 'refused', words: 'refused' },
    {
      value: 'ignored',
      words: 'ignored',
      fallsShort: true,
      change: { document: (document) => reshapeSchemas(document, inputs, withUnknownMembers) },
    },
  ],
  tell: async (probing) => {
    const accepted = await probedDocument(probing);
    if (!accepted) return undefined;
    const place = 'url' in membersOf(accepted) ? 'url' : 'uri';
    const link = 'https://docs.example.com/looked-at';
    const json = { name: 'Looked at', [place]: link, nobody_knows_this: true };
    const seen = await sendInside(probing, 'POST', '/documents', json);
    if (seen?.status === 201) return toldBy('ignored', seen);
    return seen?.status === 400 ? toldBy('refused', seen) : undefined;
  },
};
