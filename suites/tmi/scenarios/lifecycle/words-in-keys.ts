import { contains, request, type Scenario } from '../../../../suite/suite.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Keys of everyday use that contain a word of SQL; servers that search requests for such words refuse them. */
const keys = ['last_updated', 'selected-by', 'created_by'];

/** The grammar of keys allows them, in a body and in a path. */
export const wordsInKeys: readonly Scenario[] = keys.map((key) =>
  scenario({
    suite: 'lifecycle',
    title: `The key ${key} of an entry of metadata is a key like any other`,
    cell: 'GET /threat_models/{threat_model_id}/metadata/{key} 200',
    requirements: ['S1-create-threat-model-metadata', 'S1-get-threat-model-metadata'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const json = { key, value: 'somebody' };
      await story.send(request(story, 'createThreatModelMetadata', { path, json }), {
        as: 'owner',
        expect: 201,
        step: 'set-up',
        why: 'Set an entry with that key',
      });
      const read = await story.send(request(story, 'getThreatModelMetadata', { path: { ...path, key } }), {
        as: 'owner',
        expect: 200,
        why: 'Read the entry by its key',
      });
      story.claim(read, {
        sentence: 'The response is the entry',
        holds: contains(read.json, json),
        requirement: 'S1-get-threat-model-metadata',
      });
    },
  }),
);
