import { type Capability, type Change, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { membersOf, sendInside, threatModel } from './probes.ts';

const framework = 'threat_model_framework';
const november = [framework, 'authorization'];
const september = [...november, 'owner'];

/** What a replacement of a threat model cannot leave out, whatever the documents say. */
export const modelReplacements: Capability = {
  id: 'model-replacements',
  title: 'Required members of a replacement of a threat model',
  values: [
    { value: 'name', words: '`name`' },
    {
      value: 'november',
      words: `\`name\`, \`${framework}\` and \`authorization\``,
      fallsShort: true,
      change: wanting(november),
    },
    {
      value: 'september',
      words: `\`name\`, \`${framework}\`, \`authorization\` and \`owner\``,
      fallsShort: true,
      change: wanting(september),
    },
  ],
  tell: async (probing) => {
    const shown = membersOf(await threatModel(probing));
    const name = `Assay looks around ${probing.mark}`;
    const forms = { name: [], november, september };
    for (const [value, members] of Object.entries(forms)) {
      const again = Object.fromEntries(members.map((member) => [member, shown[member]]));
      const seen = await sendInside(probing, 'PUT', '', { name, ...again });
      if (seen?.status === 200) return toldBy(value, seen);
    }
    return undefined;
  },
};

function wanting(members: readonly string[]): Change {
  return {
    complete: {
      operation: 'updateThreatModel',
      with: async (json, read) => {
        if (!isObject(json) || members.every((member) => member in json)) return json;
        const shown = await read('getThreatModel');
        const again = isObject(shown) ? shown : unknown;
        return { ...Object.fromEntries(members.map((member) => [member, again[member]])), ...json };
      },
    },
  };
}

/** Of a threat model that cannot be read, nothing has to be right but the form. */
const unknown: JsonObject = { [framework]: 'STRIDE', authorization: [], owner: 'nobody@example.com' };

/** In November 2025, an owner is nobody that a replacement knows. */
export const replacedOwners: Capability = {
  id: 'replaced-owners',
  title: 'An owner in a replacement of a threat model',
  values: [
    { value: 'known', words: 'known' },
    {
      value: 'unknown',
      words: 'an unknown member',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeSchemas(document, ['ThreatModelReplacement'], (schema) =>
            withMembers(schema, { owner: undefined }),
          ),
        untold: {
          stories: /a-writer-may-not-make-somebody-else-the-owner/,
          because: 'a replacement of this version has no owner',
        },
      },
    },
  ],
  tell: async (probing) => {
    const shown = membersOf(await threatModel(probing));
    const again = Object.fromEntries(september.map((member) => [member, shown[member]]));
    const name = `Assay looks around ${probing.mark}`;
    const seen = await sendInside(probing, 'PUT', '', { name, ...again });
    if (seen?.status === 200) return toldBy('known', seen);
    return seen?.status === 400 ? toldBy('unknown', seen) : undefined;
  },
};
