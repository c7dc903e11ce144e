import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { probedDocument } from './probed-document.ts';
import { membersOf } from './probes.ts';

/** Documents and sources are dated since November 2025. */
export const documentTimes: Capability = {
  id: 'document-times',
  title: 'Creation and modification times of documents and sources',
  values: [
    { value: 'told', words: '`created_at` and `modified_at`' },
    {
      value: 'untold',
      words: 'not returned',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeSchemas(document, ['Document', 'Source'], (schema) =>
            withMembers(schema, {}, (required) => required.filter((member) => !member.endsWith('_at'))),
          ),
        untold: {
          stories: /^lifecycle › a-(document|source)-is-created/,
          because: 'documents and sources of this version are not dated, and the story compares those dates',
        },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await probedDocument(probing);
    return seen && toldBy('created_at' in membersOf(seen) ? 'told' : 'untold', seen);
  },
};
