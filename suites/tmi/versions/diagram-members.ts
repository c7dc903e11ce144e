import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeExamples, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { newDiagram } from './probed-diagram.ts';
import { membersOf, sendInside } from './probes.ts';

const added = { description: undefined, image: undefined, update_vector: undefined };

/** Since November 2025. */
export const diagramMembers: Capability = {
  id: 'diagram-members',
  title: 'Members of a diagram besides its cells',
  values: [
    { value: 'described', words: '`description`, `image`, `update_vector`' },
    {
      value: 'plain',
      words: 'no others',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeExamples(
            reshapeSchemas(document, ['DiagramCreation', 'DiagramReplacement'], (schema) =>
              withMembers(schema, added),
            ),
            (object) => {
              if (object.type !== 'DFD-1.0.0') return object;
              const { description: _, image: __, update_vector: ___, ...diagram } = object;
              return diagram;
            },
          ),
        untold: {
          stories: /^lifecycle › (a-diagram-is-created|the-version-of-a-diagram)/,
          because:
            'diagrams of this version have no description and no version, and the story is about those',
        },
      },
    },
  ],
  tell: async (probing) => {
    const place = await newDiagram(probing);
    if (place === undefined) return undefined;
    const json = { name: 'Looked at', type: 'DFD-1.0.0', description: 'Looked at', cells: [] };
    const described = await sendInside(probing, 'PUT', place, json);
    if (described?.status === 200)
      return toldBy('description' in membersOf(described) ? 'described' : 'plain', described);
    return described?.status === 400 ? toldBy('plain', described) : undefined;
  },
};
