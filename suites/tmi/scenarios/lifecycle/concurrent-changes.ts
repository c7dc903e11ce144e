import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import {
  type Answer,
  isObject,
  jsonPatch,
  request,
  type Story,
  textAt,
  valueAt,
} from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const hands = 6;

export const concurrentChanges = scenario({
  suite: 'lifecycle',
  title: 'Changes of different things at the same time are all kept',
  cell: 'PATCH /threat_models/{threat_model_id} 200',
  requirements: ['S0-200-patch', 'S0-scenarios-update-partial'],
  needs: ['business-rules'],
  run: async (story) => {
    const first = await change(story);
    // What depends on time is seen twice before it accuses anybody.
    const { after, holds } = first.holds ? first : await change(story);
    story.claim(after, {
      sentence: 'Every accepted change is stored',
      holds,
      requirement: 'S0-200-patch',
    });
  },
});

/** Changes a new threat model by several hands at once, and looks whether all that was accepted is there. */
async function change(story: Story): Promise<{ readonly after: Answer; readonly holds: boolean }> {
  const json = { ...threatModel(152, `Busy ${story.unique()}`), metadata: [] };
  const created = await story.send(request(story, 'createThreatModel', { json }), {
    as: 'owner',
    expect: 201,
    step: 'set-up',
    why: 'Create a threat model',
  });
  const path = { threat_model_id: textAt(created, '/id') };
  const keys = Array.from({ length: hands }, (_, hand) => `hand-${hand}`);
  const answers = await Promise.all(
    keys.map((key) => {
      const patch = [{ op: 'add', path: '/metadata/-', value: { key, value: 'was here' } }];
      return story.send(request(story, 'patchThreatModel', { path, json: patch, mediaType: jsonPatch }), {
        as: 'owner',
        expect: 200,
        // S0 lets a server refuse what is based on an old state; then nothing is lost silently.
        or: [409],
        why: `Add an entry, as ${hands} hands do at the same time`,
      });
    }),
  );
  const kept = keys.filter((_, hand) => answers[hand]?.response.status === 200);
  const after = await story.send(request(story, 'getThreatModel', { path }), {
    as: 'owner',
    expect: 200,
    step: 'follow-up',
    why: 'Read the state after the changes',
  });
  const metadata = valueAt(after, '/metadata');
  const found = Array.isArray(metadata) ? metadata.filter(isObject).map(({ key }) => key) : [];
  return { after, holds: kept.length > 0 && kept.every((key) => found.includes(key)) };
}
