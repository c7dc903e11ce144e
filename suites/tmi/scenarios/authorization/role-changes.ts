import { threat } from '../../../../fixtures/tmi/threat.ts';
import type { AuthorizationEntry } from '../../../../fixtures/tmi/threat-model.ts';
import { jsonPatch, request, type Story } from '../../../../suite/suite.ts';
import { entryFor, ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

export const roleChanges = scenario({
  suite: 'authorization',
  title: 'A change of roles takes effect at once',
  cell: 'POST /threat_models/{threat_model_id}/threats 403',
  requirements: ['S0-security-roles', 'S0-403-role'],
  // Roles on a mock are those that the bearer names.
  needs: ['business-rules'],
  run: async (story) => {
    const guest = await story.account('guest', 'stranger', 'shared');
    const path = await ownThreatModel(story, 'owner');
    const json = threat(6, `Found by a guest ${story.unique()}`);
    const add = request(story, 'createThreat', { path, json });
    const read = request(story, 'getThreatModel', { path });

    await story.send(read, { as: guest, expect: 403, or: [404], why: 'Read without any role' });
    await share(story, path, [entryFor(guest.identity, 'reader')]);
    await story.send(read, { as: guest, expect: 200, why: 'Read as soon as one is a reader' });
    await story.send(add, {
      as: guest,
      expect: 403,
      cause: 'insufficient-role',
      why: 'Add a threat while one is a reader',
    });
    await share(story, path, [entryFor(guest.identity, 'writer')]);
    await story.send(add, { as: guest, expect: 201, why: 'Add a threat as soon as one is a writer' });
    await story.send(request(story, 'deleteThreatModel', { path }), {
      as: guest,
      expect: 403,
      cause: 'insufficient-role',
      why: 'Delete the threat model while one is a writer',
    });
    await share(story, path, []);
    await story.send(read, { as: guest, expect: 403, or: [404], why: 'Read as soon as one has no role' });
  },
});

async function share(
  story: Story,
  path: Readonly<Record<string, string>>,
  authorization: readonly AuthorizationEntry[],
): Promise<void> {
  const json = [{ op: 'replace', path: '/authorization', value: authorization }];
  const role = authorization[0]?.role ?? 'nothing';
  await story.send(request(story, 'patchThreatModel', { path, json, mediaType: jsonPatch }), {
    as: 'owner',
    expect: 200,
    step: 'set-up',
    why: `Make the guest ${role}`,
  });
}
