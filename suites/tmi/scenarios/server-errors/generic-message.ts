import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { request, valueAt } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const causes = ['storage-error:before', 'storage-error:after'] as const;

/** S0, 500, "Generic Error Messages": what goes wrong underneath is nothing that a client is told. */
export const genericMessage = scenario({
  suite: 'server-errors',
  title: 'A failure is described in the same words whatever its cause',
  cell: 'POST /threat_models 500',
  requirements: ['S0-500-generic-message', 'S0-500-sanitized'],
  needs: ['inject-faults'],
  run: async (story) => {
    const told: unknown[] = [];
    for (const fault of causes) {
      const json = threatModel(142, `Never stored ${story.unique()}`);
      const failed = await story.send(request(story, 'createThreatModel', { json }), {
        as: 'owner',
        expect: 500,
        cause: 'storage-failure',
        fault,
        why: `Create a threat model with ${fault}`,
      });
      told.push(valueAt(failed, '/error_description'));
      story.claim(failed, {
        sentence: 'The failure has the same description as the previous one',
        holds: told.every((text) => typeof text === 'string' && text === told[0]),
        requirement: 'S0-500-generic-message',
      });
    }
  },
});
