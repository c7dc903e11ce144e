import { eachOf, request, type Scenario, textAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const item = '/threat_models/{threat_model_id}';

/** S0, "Delete Resource" and "Access Deleted Resource". */
export const deletion: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'A threat model that its owner deletes is gone, also from the list',
    cell: `DELETE ${item} 204`,
    requirements: [
      'S0-204-delete-threat-model',
      'S0-204-delete',
      'S0-204-no-body',
      'S0-204-completed',
      'S0-204-idempotent',
    ],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'owner',
        expect: 204,
        why: 'Delete the threat model',
      });
      const list = await story.send(request(story, 'listThreatModels', { query: { limit: '100' } }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'List the threat models right after',
      });
      story.claim(list, {
        sentence: 'The very next list does not contain the threat model',
        holds: !eachOf(list, 'id').includes(path.threat_model_id),
        requirement: 'S0-204-completed',
      });
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'owner',
        expect: 404,
        or: [204],
        step: 'follow-up',
        why: 'Delete it once more, which is safe',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A threat model that was deleted is not found any more',
    cell: `GET ${item} 404`,
    requirements: ['S0-scenarios-access-deleted', 'S0-404-deleted'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'owner',
        expect: 204,
        step: 'set-up',
        why: 'Delete the threat model',
      });
      await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'threat_model_id',
        example: 'threat_model_not_found',
        why: 'Read the threat model after its deletion',
      });
      await story.send(request(story, 'updateThreatModel', { path, json: { name: 'Too late' } }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'threat_model_id',
        step: 'follow-up',
        why: 'Replace the threat model after its deletion',
      });
    },
  }),
  ...families.map(({ singular, Name, parameter, itemPath, input }) =>
    scenario({
      suite: 'lifecycle',
      title: `A ${singular} goes with its threat model`,
      cell: `GET ${itemPath} 404`,
      requirements: ['S0-404-deleted'],
      run: async (story) => {
        const model = await sharedThreatModel(story);
        const json = input(30, `Goes too ${story.unique()}`);
        const created = await story.send(request(story, `create${Name}`, { path: model, json }), {
          as: 'owner',
          expect: 201,
          step: 'set-up',
          why: `Create one ${singular} in the threat model`,
        });
        await story.send(request(story, 'deleteThreatModel', { path: model }), {
          as: 'owner',
          expect: 204,
          step: 'set-up',
          why: 'Delete the threat model around it',
        });
        const path = { ...model, [parameter]: textAt(created, '/id') };
        await story.send(request(story, `get${Name}`, { path }), {
          as: 'owner',
          expect: 404,
          cause: 'unknown-resource',
          why: `Look for the ${singular} after its threat model was deleted`,
        });
      },
    }),
  ),
];
