import { jsonPatch, request, type Scenario } from '../../../../suite/suite.ts';
import { diagramOf } from '../../steps/diagrams.ts';
import { scenario } from '../scenario.ts';

interface Impossible {
  readonly what: string;
  readonly requirement: string;
  /** Where the document shows one. */
  readonly example?: string;
  readonly operations: readonly object[];
}

const nowhere = '01890a5d-ac96-774b-bcce-b302099a8057';
const danglingEdge = {
  id: '01890a5d-ac96-774b-bcce-b302099a8058',
  shape: 'edge',
  source: { cell: nowhere },
  target: { cell: nowhere },
};

/** S0, 422: well-formed patches whose outcome makes no sense. */
const impossible: readonly Impossible[] = [
  {
    what: 'whose cells would not be a list',
    requirement: 'S0-422-semantics',
    operations: [{ op: 'replace', path: '/cells', value: 'none' }],
  },
  {
    what: 'with an edge to a cell that is not there',
    requirement: 'S0-422-business-rules',
    example: 'unknown_cell',
    operations: [{ op: 'add', path: '/cells/-', value: danglingEdge }],
  },
  {
    what: 'whose present state is not the one that the patch tests for',
    requirement: 'S0-422-transitions',
    example: 'invalid_transition',
    operations: [
      { op: 'test', path: '/name', value: 'Somebody else was faster' },
      { op: 'replace', path: '/name', value: 'Mine' },
    ],
  },
];

const refused: readonly Scenario[] = impossible.map(({ what, requirement, example, operations }) =>
  scenario({
    suite: 'validation',
    title: `A patch of a diagram ${what} makes no sense`,
    cell: 'PATCH /threat_models/{threat_model_id}/diagrams/{diagram_id} 422',
    requirements: [requirement, 'S0-422-code-unprocessable-entity'],
    // "Limited use": other servers need not have it.
    aim: 'may',
    run: async (story) => {
      const path = await diagramOf(story);
      await story.send(request(story, 'patchDiagram', { path, json: operations, mediaType: jsonPatch }), {
        as: 'owner',
        expect: 422,
        ruled: true,
        ...(example && { example }),
        why: `Ask for a diagram ${what}`,
      });
    },
  }),
);

/** S0, Notes of 422: what fails by itself, without looking at the diagram, is a 400 also where 422 is documented. */
const malformed = scenario({
  suite: 'validation',
  title: 'A patch of a diagram with an unknown operation is malformed',
  cell: 'PATCH /threat_models/{threat_model_id}/diagrams/{diagram_id} 400',
  requirements: ['S0-422-validation-is-400'],
  run: async (story) => {
    const path = await diagramOf(story);
    const json = [{ op: 'increment', path: '/name', value: 1 }];
    await story.send(request(story, 'patchDiagram', { path, json, mediaType: jsonPatch }), {
      as: 'owner',
      expect: 400,
      why: 'Send a patch with an operation that RFC 6902 does not know',
    });
  },
});

export const impossibleDiagrams: readonly Scenario[] = [...refused, malformed];
