import { type Capability, type Change, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { bareThreats } from './probed-threat.ts';

const inputs = ['ThreatInput', 'IdentifiedThreatInput'];
const six = ['name', 'severity', 'priority', 'mitigated', 'status', 'threat_type'];

/** What a threat has to bring. */
export const threatMembers: Capability = {
  id: 'threat-members',
  title: 'Required members of a new threat',
  values: [
    { value: 'name', words: '`name`' },
    {
      value: 'type',
      fallsShort: true,
      words: '`name` and `threat_type`',
      change: wants(['name', 'threat_type']),
    },
    {
      value: 'six',
      fallsShort: true,
      words: six.map((name) => `\`${name}\``).join(', '),
      change: wants(six),
    },
  ],
  tell: async (probing) => {
    const { name, type } = await bareThreats(probing);
    if (name?.status === 201) return toldBy('name', name);
    if (name?.status === 400 && type) return toldBy(type.status === 201 ? 'type' : 'six', name, type);
    return undefined;
  },
};

function wants(members: readonly string[]): Change {
  return {
    untold: {
      stories: /^validation › a-name-is-enough-for-a-threat$/,
      because: 'a new threat of this version has more required members',
    },
    document: (document) =>
      reshapeSchemas(document, inputs, (schema) =>
        withMembers(schema, {}, (before) => [...new Set([...before, ...members])]),
      ),
  };
}
