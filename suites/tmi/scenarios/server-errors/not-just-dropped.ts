import { request, type Scenario, UnreachableError } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { sharedThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** A failure is answered. Where nothing comes back, and the server goes on, the connection was just dropped. */
export const notJustDropped: readonly Scenario[] = families.map(({ plural, Name, collectionPath }) =>
  scenario({
    suite: 'server-errors',
    title: `A list of ${plural} that fails is answered, and the connection not just dropped`,
    cell: `GET ${collectionPath} 500`,
    requirements: ['S0-500-unexpected'],
    needs: ['inject-faults'],
    run: async (story) => {
      const path = await sharedThreatModel(story);
      const draft = request(story, `list${Name}s`, { path });
      const failing = story.send(draft, {
        as: 'owner',
        expect: 500,
        cause: 'storage-failure',
        fault: 'storage-error:before',
        why: `List the ${plural} while the storage fails`,
      });
      const isAnswered = await failing.then(() => true, whetherDropped);
      const next = await story.send(draft, {
        as: 'owner',
        expect: 200,
        step: 'follow-up',
        why: 'Check that the server still works',
      });
      story.claim(next, {
        sentence: 'The failed request before got a response',
        holds: isAnswered,
        requirement: 'S0-500-unexpected',
      });
    },
  }),
);

function whetherDropped(error: unknown): false {
  if (error instanceof UnreachableError) return false;
  throw error;
}
