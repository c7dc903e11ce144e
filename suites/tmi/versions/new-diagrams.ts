import { type Capability, toldBy } from '../../../harness/model/capability.ts';
import { reshapeOperations, reshapeSchemas, withMembers } from '../../../harness/versions/reshape.ts';
import { isObject, type JsonObject } from '../../../suite/suite.ts';
import { sendInside } from './probes.ts';

/** Upstream, a new diagram has a name and a type, and is drawn afterwards. */
export const newDiagrams: Capability = {
  id: 'new-diagrams',
  title: 'Members of a new diagram',
  values: [
    { value: 'cells', words: '`name`, `type`, `description`, `cells`' },
    {
      value: 'name-and-type',
      words: '`name` and `type`',
      fallsShort: true,
      change: {
        document: (document) =>
          reshapeOperations(
            reshapeSchemas(document, ['DiagramCreation'], (schema) =>
              withMembers(schema, { cells: undefined, description: undefined }, () => ['name', 'type']),
            ),
            ['createDiagram'],
            (operation) => ({ ...operation, requestBody: bareExample }),
          ),
        said: (said) =>
          said.operation === 'createDiagram' && isObject(said.json)
            ? { ...said, json: bare(said.json) }
            : said,
        untold: {
          stories:
            /^(lifecycle › a-(node-that-is-sent|diagram-is-created)|validation › a-diagram-whose-cells)/,
          because: 'a new diagram of this version has no cells, and the story is about those',
        },
      },
    },
  ],
  tell: async (probing) => {
    const json = { name: 'Looked at', type: 'DFD-1.0.0', description: 'Looked at', cells: [] };
    const seen = await sendInside(probing, 'POST', '/diagrams', json);
    if (seen?.status === 201) return toldBy('cells', seen);
    return seen?.status === 400 ? toldBy('name-and-type', seen) : undefined;
  },
};

const bareExample = {
  required: true,
  content: {
    'application/json': {
      schema: { $ref: '#/components/schemas/DiagramCreation' },
      examples: { diagram: { value: { name: 'Payment flow', type: 'DFD-1.0.0' } } },
    },
  },
};

function bare({ cells: _, description: __, ...rest }: JsonObject): JsonObject {
  return { type: 'DFD-1.0.0', ...rest };
}
