import { threatModel } from '../../../../fixtures/tmi/threat-model.ts';
import { eachOf, request } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

/** S0, "Database Failure". */
export const storageFailure = scenario({
  suite: 'server-errors',
  title: 'A threat model that cannot be stored is refused without a word about why',
  cell: 'POST /threat_models 500',
  requirements: [
    'S0-500-sample-database',
    'S0-500-unexpected',
    'S0-500-code-server-error',
    'S0-500-sanitized',
    'S0-500-no-stack-trace',
    'S0-500-generic-message',
  ],
  needs: ['inject-faults', 'force-responses'],
  run: async (story) => {
    const json = threatModel(140, `Never stored ${story.unique()}`);
    await story.send(request(story, 'createThreatModel', { json }), {
      as: 'owner',
      expect: 500,
      cause: 'storage-failure',
      example: 'server_error',
      ...(story.can('inject-faults') ? { fault: 'storage-error:after' } : { force: true }),
      why: 'Create a threat model while the storage fails',
    });
    const list = await story.send(request(story, 'listThreatModels', { query: { limit: '100' } }), {
      as: 'owner',
      expect: 200,
      step: 'follow-up',
      why: 'Read the state after the failed creation',
    });
    story.claim(list, {
      sentence: 'Nothing of the failed creation was stored',
      holds: !eachOf(list, 'name').includes(json.name),
      requirement: 'S0-500-sample-database',
    });
  },
});
