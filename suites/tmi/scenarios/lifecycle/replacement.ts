import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { jsonPatch, request, type Scenario, textAt, valueAt } from '../../../../suite/suite.ts';
import { isNotBefore } from '../../steps/moments.ts';
import { scenario } from '../scenario.ts';

const item = '/threat_models/{threat_model_id}';

/** What happens to members that a change does not name. */
export const replacement: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'A replacement clears what it leaves out, but for framework and authorization',
    cell: `PUT ${item} 200`,
    requirements: ['S0-scenarios-update-full'],
    needs: ['business-rules'],
    run: async (story) => {
      const json = { ...threatModel(150, `Full ${story.unique()}`), threat_model_framework: 'LINDDUN' };
      const created = await story.send(request(story, 'createThreatModel', { json }), {
        as: 'owner',
        expect: 201,
        step: 'set-up',
        why: 'Create a threat model with every member',
      });
      const path = { threat_model_id: textAt(created, '/id') };
      const bare = { name: `Bare ${story.unique()}` };
      const replaced = await story.send(request(story, 'updateThreatModel', { path, json: bare }), {
        as: 'owner',
        expect: 200,
        why: 'Replace it with a name alone',
      });
      story.claim(replaced, {
        sentence: 'The description is cleared',
        holds: (valueAt(replaced, '/description') ?? null) === null,
        requirement: 'S0-scenarios-update-full',
      });
      story.claim(replaced, {
        sentence: 'Framework and owner are unchanged',
        holds:
          valueAt(replaced, '/threat_model_framework') === 'LINDDUN' &&
          valueAt(replaced, '/owner/provider_id') === valueAt(created, '/owner/provider_id'),
        requirement: 'S0-scenarios-update-full',
      });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title: 'A change of the status is dated',
    cell: `PATCH ${item} 200`,
    requirements: ['S0-scenarios-update-partial'],
    needs: ['business-rules'],
    run: async (story) => {
      const json = threatModel(151, `Reviewed ${story.unique()}`);
      const created = await story.send(request(story, 'createThreatModel', { json }), {
        as: 'owner',
        expect: 201,
        step: 'set-up',
        why: 'Create a threat model',
      });
      const path = { threat_model_id: textAt(created, '/id') };
      const patch = [{ op: 'add', path: '/status', value: 'In review' }];
      const patched = await story.send(
        request(story, 'patchThreatModel', { path, json: patch, mediaType: jsonPatch }),
        { as: 'owner', expect: 200, why: 'Change the status' },
      );
      story.claim(patched, {
        sentence: 'status_updated is the moment of the change',
        holds:
          valueAt(patched, '/status') === 'In review' &&
          isNotBefore(valueAt(patched, '/status_updated'), valueAt(created, '/created_at')),
        requirement: 'S0-scenarios-update-partial',
      });
    },
  }),
];
