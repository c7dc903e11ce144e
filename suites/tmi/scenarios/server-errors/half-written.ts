import { itemsOf, request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { createdChild } from '../../steps/created-child.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const broken = {
  expect: 500,
  cause: 'storage-failure',
  fault: 'storage-error:after',
} as const;

/** A failure after the work was done and before it was kept: all of it has to be undone. */
export const halfWritten: readonly Scenario[] = [
  scenario({
    suite: 'server-errors',
    title: 'A threat model whose deletion failed is still there',
    cell: 'DELETE /threat_models/{threat_model_id} 500',
    requirements: ['S0-500-unexpected', 'S0-500-sanitized'],
    needs: ['inject-faults'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'owner',
        ...broken,
        why: 'Delete the threat model while the storage fails',
      });
      await story.send(request(story, 'getThreatModel', { path }), {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Check that the threat model still exists',
      });
    },
  }),
  ...families.flatMap(({ singular, plural, Name, parameter, collectionPath, itemPath, input }) => [
    scenario({
      suite: 'server-errors',
      title: `A ${singular} whose creation failed is not there`,
      cell: `POST ${collectionPath} 500`,
      requirements: ['S0-500-unexpected', 'S0-500-sanitized'],
      needs: ['inject-faults'],
      run: async (story) => {
        const path = await sharedThreatModel(story);
        const json = input(180, `Half written ${story.unique()}`);
        await story.send(request(story, `create${Name}`, { path, json }), {
          as: 'owner',
          ...broken,
          why: `Create one ${singular} while the storage fails`,
        });
        const list = await story.send(request(story, `list${Name}s`, { path }), {
          as: 'owner',
          expect: 200,
          step: 'follow-up',
          why: `List the ${plural}`,
        });
        story.claim(list, {
          sentence: 'Nothing of the failed creation was stored',
          holds: Array.isArray(list.json) && itemsOf(list).length === 0,
          requirement: 'S0-500-unexpected',
        });
      },
    }),
    scenario({
      suite: 'server-errors',
      title: `A ${singular} whose replacement failed is as it was`,
      cell: `PUT ${itemPath} 500`,
      requirements: ['S0-500-unexpected', 'S0-500-sanitized'],
      needs: ['inject-faults'],
      run: async (story) => {
        const model = await sharedThreatModel(story);
        const json = input(181, `Before ${story.unique()}`);
        const { created, path } = await createdChild(story, { singular, Name, parameter }, { model, json });
        const other = input(182, `After ${story.unique()}`);
        await story.send(request(story, `update${Name}`, { path, json: other }), {
          as: 'owner',
          ...broken,
          why: `Replace the ${singular} while the storage fails`,
        });
        const read = await story.send(request(story, `get${Name}`, { path }), {
          as: 'owner',
          expect: 200,
          step: 'follow-up',
          why: `Read the ${singular}`,
        });
        story.claim(read, {
          sentence: `The ${singular} is unchanged after the failed replacement`,
          holds: ['/name', '/modified_at'].every(
            (member) => valueAt(read, member) === valueAt(created, member),
          ),
          requirement: 'S0-500-unexpected',
        });
      },
    }),
    scenario({
      suite: 'server-errors',
      title: `A ${singular} whose deletion failed is still there`,
      cell: `DELETE ${itemPath} 500`,
      requirements: ['S0-500-unexpected', 'S0-500-sanitized'],
      needs: ['inject-faults'],
      run: async (story) => {
        const model = await sharedThreatModel(story);
        const json = input(183, `Kept ${story.unique()}`);
        const { path } = await createdChild(story, { singular, Name, parameter }, { model, json });
        await story.send(request(story, `delete${Name}`, { path }), {
          as: 'owner',
          ...broken,
          why: `Delete the ${singular} while the storage fails`,
        });
        await story.send(request(story, `get${Name}`, { path }), {
          as: 'owner',
          expect: 200,
          step: 'follow-up',
          why: `Check that the ${singular} still exists`,
        });
      },
    }),
  ]),
];
