import { jsonPatch, type PathValues, request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { entryFor, sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** S0, "Non-Owner Changing Authorization": as a JSON Patch, and as a whole new list. */
export const writerShares: readonly Scenario[] = [
  scenario({
    suite: 'authorization',
    title: 'A writer may not share a threat model with somebody else',
    cell: 'PATCH /threat_models/{threat_model_id} 403',
    requirements: ['S0-403-sample-writer-shares', 'S0-403-change-authorization'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const { subject } = await story.identity('stranger');
      await story.send(rename(story, path), {
        as: 'writer',
        expect: 200,
        step: 'control',
        why: 'Check that the writer may change other things',
      });
      // The entry has the two members of S0's sample, and no provider.
      const entry = { provider_id: subject, role: 'writer' };
      await tryToShare(story, path, entry);
    },
  }),
  scenario({
    suite: 'authorization',
    title: 'A writer may not share a threat model with somebody of whom all is said',
    cell: 'PATCH /threat_models/{threat_model_id} 403',
    requirements: ['S0-403-change-authorization'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const stranger = await story.identity('stranger');
      // Servers that want all of a person refuse the sample of S0 before they look at the role of the caller.
      const value = { ...entryFor(stranger, 'reader'), email: stranger.email };
      await tryToShare(story, path, value);
    },
  }),
  scenario({
    suite: 'authorization',
    title: 'A writer may not replace the authorization of a threat model',
    cell: 'PUT /threat_models/{threat_model_id} 403',
    requirements: ['S0-403-change-authorization'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const writer = await story.identity('writer');
      const json = {
        name: `Mine now ${story.unique()}`,
        authorization: [entryFor(writer, 'owner')],
      };
      await story.send(request(story, 'updateThreatModel', { path, json }), {
        as: 'writer',
        expect: 403,
        ruled: true,
        example: 'owner_only',
        why: 'Become an owner by replacing the threat model',
      });
      await story.send(request(story, 'deleteThreatModel', { path }), {
        as: 'writer',
        expect: 403,
        cause: 'insufficient-role',
        step: 'follow-up',
        why: 'Check that the writer is not an owner',
      });
    },
  }),
];

/** The writer adds the stranger to the authorization, who must not get in by that. */
async function tryToShare(story: Story, path: PathValues, value: object): Promise<void> {
  const json = [{ op: 'add', path: '/authorization/-', value }];
  await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
    as: 'writer',
    expect: 403,
    ruled: true,
    example: 'owner_only',
    why: 'Add somebody to the authorization as a writer',
  });
  await story.send(request(story, 'getThreatModel', { path }), {
    as: 'stranger',
    expect: 403,
    cause: 'insufficient-role',
    step: 'follow-up',
    why: 'Check that the stranger did not get access',
  });
}

function rename(story: Story, path: PathValues) {
  const json = [{ op: 'replace', path: '/name', value: `Renamed ${story.unique()}` }];
  return request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch });
}
