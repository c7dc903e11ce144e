import { threat } from '../../../../fixtures/tmi/threat.ts';
import { eachOf, itemsOf, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const unknown = '00000000-0000-0000-0000-000000000000';
const batch = '/threat_models/{threat_model_id}/threats/batch';

/** Diagrams cannot be created in bulk. */
const bulkFamilies = families.filter(({ Name }) => Name !== 'Diagram');

/** Bulk operations do everything or nothing. */
export const bulk: readonly Scenario[] = [
  ...bulkFamilies.map(({ plural, Name, collectionPath, input }) =>
    scenario({
      suite: 'lifecycle',
      title: `Several ${plural} are created at once, or none of them`,
      cell: `POST ${collectionPath}/bulk 201`,
      requirements: ['S0-201-representation', 'S0-400-missing-field'],
      run: async (story) => {
        const path = await sharedThreatModel(story);
        const names = [1, 2, 3].map((number) => `Bulk ${number} ${story.unique()}`);
        const json = names.map((name, index) => input(50 + index, name));
        const created = await story.send(request(story, `bulkCreate${Name}s`, { path, json }), {
          as: 'writer',
          expect: 201,
          why: `Create three ${plural} at once`,
        });
        story.claim(created, {
          sentence: `All of the ${plural} are returned, in the order of the request`,
          holds: eachOf(created, 'name').join() === names.join(),
          requirement: 'S0-201-representation',
        });
        await story.send(request(story, `bulkCreate${Name}s`, { path, json: [...json, {}] }), {
          as: 'writer',
          expect: 400,
          step: 'follow-up',
          why: `Create three good ${plural} and a bad one`,
        });
        const list = await story.send(request(story, `list${Name}s`, { path }), {
          as: 'writer',
          expect: 200,
          step: 'follow-up',
          why: `List the ${plural}`,
        });
        story.claim(list, {
          sentence: 'The refused bulk created nothing',
          holds: itemsOf(list).length === 3,
          requirement: 'S0-400-missing-field',
        });
      },
    }),
  ),
  scenario({
    suite: 'lifecycle',
    title: 'A batch patch with an unknown threat changes none of the others',
    cell: `POST ${batch}/patch 404`,
    requirements: ['S1-batch-patch-threats', 'S0-404-unknown-resource'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = { ...threat(60, `Unpatched ${story.unique()}`), mitigated: false };
      const created = await story.send(request(story, 'createThreat', { path: model, json }), {
        as: 'writer',
        expect: 201,
        step: 'set-up',
        why: 'Create a threat',
      });
      const id = textAt(created, '/id');
      const operations = [{ op: 'replace', path: '/mitigated', value: true }];
      const patches = [id, unknown].map((each) => ({ id: each, operations }));
      await story.send(request(story, 'batchPatchThreats', { path: model, json: { patches } }), {
        as: 'writer',
        expect: 404,
        ruled: true,
        example: 'threat_not_found',
        why: 'Patch a threat that is there and one that is not',
      });
      const after = await story.send(request(story, 'getThreat', { path: { ...model, threat_id: id } }), {
        as: 'writer',
        expect: 200,
        step: 'follow-up',
        why: 'Read the state after the refused batch',
      });
      story.claim(after, {
        sentence: 'The existing threat was not patched',
        holds: valueAt(after, '/mitigated') === false,
        requirement: 'S1-batch-patch-threats',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A batch deletion with an unknown threat deletes none of the others',
    cell: `DELETE ${batch} 404`,
    requirements: ['S1-batch-delete-threats', 'S0-404-unknown-resource'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = threat(61, `Undeleted ${story.unique()}`);
      const created = await story.send(request(story, 'createThreat', { path: model, json }), {
        as: 'writer',
        expect: 201,
        step: 'set-up',
        why: 'Create a threat',
      });
      const id = textAt(created, '/id');
      const query = { threat_ids: `${id},${unknown}` };
      await story.send(request(story, 'batchDeleteThreats', { path: model, query }), {
        as: 'writer',
        expect: 404,
        ruled: true,
        example: 'threat_not_found',
        why: 'Delete a threat that is there and one that is not',
      });
      await story.send(request(story, 'getThreat', { path: { ...model, threat_id: id } }), {
        as: 'writer',
        expect: 200,
        step: 'follow-up',
        why: 'Check that the threat still exists',
      });
    },
  }),
];
