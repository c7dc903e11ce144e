import { eachOf, request, type Scenario } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

const path = '/threat_models/{threat_model_id}/metadata';

/** Entries that are set at once: all of them or none, and never those that nobody named. */
export const bulkMetadata: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'Metadata that are set at once leave what was there before',
    cell: `POST ${path}/bulk 201`,
    requirements: ['S1-bulk-create-threat-model-metadata', 'S0-201-create'],
    needs: ['business-rules'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      await story.send(
        request(story, 'createThreatModelMetadata', { path: model, json: { key: 'kept-1', value: 'kept' } }),
        { as: 'writer', expect: 201, step: 'set-up', why: 'Create an entry' },
      );
      const json = ['new-1', 'new-2'].map((key) => ({ key, value: 'new' }));
      await story.send(request(story, 'bulkCreateThreatModelMetadata', { path: model, json }), {
        as: 'writer',
        expect: 201,
        why: 'Set two others at once',
      });
      const list = await story.send(request(story, 'listThreatModelMetadata', { path: model }), {
        as: 'reader',
        expect: 200,
        step: 'follow-up',
        why: 'List the entries',
      });
      story.claim(list, {
        sentence: 'The list has all three entries',
        holds: ['kept-1', 'new-1', 'new-2'].every((key) => eachOf(list, 'key').includes(key)),
        requirement: 'S1-bulk-create-threat-model-metadata',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'Of metadata that are set at once with a bad one, none is set',
    cell: `POST ${path}/bulk 400`,
    requirements: ['S1-bulk-create-threat-model-metadata', 'S0-400-missing-field'],
    run: async (story) => {
      const model = await sharedThreatModel(story);
      const json = [{ key: 'good-1', value: 'good' }, { key: 'bad-1' }];
      await story.send(request(story, 'bulkCreateThreatModelMetadata', { path: model, json }), {
        as: 'writer',
        expect: 400,
        cause: 'missing-member',
        why: 'Set an entry together with one that has no value',
      });
      const list = await story.send(request(story, 'listThreatModelMetadata', { path: model }), {
        as: 'reader',
        expect: 200,
        step: 'follow-up',
        why: 'List the entries',
      });
      story.claim(list, {
        sentence: 'The valid entry was not set either',
        holds: !eachOf(list, 'key').includes('good-1'),
        requirement: 'S1-bulk-create-threat-model-metadata',
        ruled: true,
      });
    },
  }),
];
