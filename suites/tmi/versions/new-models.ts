import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { membersOf, newThreatModel, probedFramework } from './probes.ts';

/** In November 2025, a new threat model has nothing of these whatever it brings. */
export const newModels: Capability = {
  id: 'new-models',
  title: 'Framework, issue and metadata of a new threat model',
  values: [
    { value: 'kept', words: 'kept' },
    {
      value: 'ignored',
      words: 'ignored',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeSchemas(document, ['ThreatModelInput'], (schema) =>
            withMembers(schema, { threat_model_framework: {}, issue_uri: {}, metadata: {} }),
          ),
        untold: {
          stories: /framework|^lifecycle › a-threat-model-(reads-as-it-was-created|that-is-patched-shows)/,
          because: 'a new threat model of this version has no framework, issue and metadata',
        },
      },
    },
  ],
  tell: async (probing) => {
    const seen = await newThreatModel(probing);
    const { threat_model_framework: shown } = membersOf(seen);
    if (seen?.status !== 201 || shown === undefined) return undefined;
    return toldBy(shown === probedFramework ? 'kept' : 'ignored', seen);
  },
};
