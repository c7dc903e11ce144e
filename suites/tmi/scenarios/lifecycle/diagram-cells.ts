import { diagram } from '../../../../fixtures/tmi/diagram.ts';
import { contains, jsonPatch, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const item = '/threat_models/{threat_model_id}/diagrams/{diagram_id}';

export const diagramCells: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'A node that is sent with flat coordinates is shown with nested ones',
    cell: 'POST /threat_models/{threat_model_id}/diagrams 201',
    requirements: ['S0-201-create-diagram', 'S0-201-representation'],
    needs: ['business-rules'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const id = '01890a5d-ac96-774b-bcce-b302099a8061';
      const flat = { id, shape: 'process', x: 10, y: 20, width: 120, height: 60 };
      const json = { name: `Flat ${story.unique()}`, cells: [flat] };
      const created = await story.send(request(story, 'createDiagram', { path, json }), {
        as: 'owner',
        expect: 201,
        why: 'Create a diagram with a flat node',
      });
      story.claim(created, {
        sentence: 'The node is shown with position and size',
        holds: contains(valueAt(created, '/cells/0'), {
          id,
          position: { x: 10, y: 20 },
          size: { width: 120, height: 60 },
        }),
        requirement: 'S0-201-representation',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'The version of a diagram grows with every change of its cells',
    cell: `PATCH ${item} 200`,
    requirements: ['S1-patch-diagram', 'S0-200-patch'],
    needs: ['business-rules'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = diagram(170, `Growing ${story.unique()}`);
      const created = await story.send(request(story, 'createDiagram', { path: model, json }), {
        as: 'owner',
        expect: 201,
        step: 'set-up',
        why: 'Create a diagram',
      });
      const path = { ...model, diagram_id: textAt(created, '/id') };
      const node = {
        id: '01890a5d-ac96-774b-bcce-b302099a8062',
        shape: 'store',
        position: { x: 1, y: 2 },
        size: { width: 100, height: 50 },
      };
      const patch = [{ op: 'add', path: '/cells/-', value: node }];
      const patched = await story.send(
        request(story, 'patchDiagram', { path, json: patch, mediaType: jsonPatch }),
        { as: 'writer', expect: 200, why: 'Add a node' },
      );
      story.claim(patched, {
        sentence: 'update_vector is higher than before',
        holds: Number(valueAt(patched, '/update_vector')) > Number(valueAt(created, '/update_vector')),
        requirement: 'S1-patch-diagram',
      });
    },
  }),
];
