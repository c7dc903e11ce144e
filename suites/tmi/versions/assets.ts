import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject } from '../../../suite/suite.ts';
import { isNothing, itemsOf, listOfThreatModels, readInside } from './probes.ts';

const count = { type: 'integer', minimum: 0 };

/** Since November 2025. They are in none of our sources, and yet members of threat models and threats. */
export const assets: Capability = {
  id: 'assets',
  title: 'Assets and notes',
  values: [
    { value: 'none', words: 'not there' },
    {
      value: 'yes',
      words: 'present, but not tested: none of our sources describes them',
      change: {
        document: (document) =>
          reshapeSchemas(
            reshapeSchemas(
              reshapeSchemas(document, ['ThreatModelListItem'], (schema) =>
                withMembers(schema, { asset_count: count, note_count: count }),
              ),
              ['ThreatModel'],
              (schema) => withMembers(schema, { assets: { type: 'array' }, notes: { type: 'array' } }),
            ),
            ['Threat', 'ThreatInput', 'IdentifiedThreatInput'],
            (schema) => withMembers(schema, { asset_id: { type: ['string', 'null'], format: 'uuid' } }),
          ),
      },
    },
  ],
  tell: async (probing) => {
    const list = await listOfThreatModels(probing);
    const [first] = itemsOf(list) ?? [];
    if (list && isObject(first) && 'asset_count' in first) return toldBy('yes', list);
    const seen = await readInside(probing, 'assets');
    if (seen?.status === 200) return toldBy('yes', seen);
    return seen && (await isNothing(probing, seen)) ? toldBy('none', seen) : undefined;
  },
};
