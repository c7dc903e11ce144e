import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { mapObjects, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { membersOf, threatModel } from './probes.ts';

const shown = [
  'ThreatModel',
  'ThreatModelListItem',
  'Threat',
  'Document',
  'Source',
  'Diagram',
  'DiagramListItem',
];

/** What servers of 2026 add to what they show; no source of ours says anything about their values. */
const added = [
  'alias',
  'version',
  'deleted_at',
  'auto_generated',
  'access_status',
  'is_confidential',
  'project_id',
  'security_reviewer',
  'include_in_report',
  'timmy_enabled',
  'cwe_id',
  'cvss',
  'ssvc',
  'color_palette',
];

export const serverMembers: Capability = {
  id: 'server-members',
  title: 'Members that servers of 2026 add',
  values: [
    { value: 'none', words: 'not there' },
    {
      value: 'yes',
      words: '`alias`, `version` and others',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeSchemas(document, shown, (schema) =>
            withMembers(schema, Object.fromEntries(added.map((member) => [member, {}]))),
          ),
        // It counts changes, and so it is never as it was.
        heard: (json, operation) =>
          /(Threat|ThreatModel|Document|Source|Diagram)s?$/.test(operation)
            ? mapObjects(json, ({ version: _, ...rest }) => rest)
            : json,
      },
    },
  ],
  tell: async (probing) => {
    const seen = await threatModel(probing);
    if (seen?.status !== 200) return undefined;
    const members = Object.keys(membersOf(seen));
    return toldBy(members.some((member) => added.includes(member)) ? 'yes' : 'none', seen);
  },
};
