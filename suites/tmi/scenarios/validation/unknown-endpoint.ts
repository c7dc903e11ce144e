import { type Answer, isObject, request, type Scenario, undocumentedPath } from '../../../../suite/suite.ts';
import { scenario } from '../scenario.ts';

const nil = '00000000-0000-0000-0000-000000000000';
const cell = 'GET /threat_models/{threat_model_id} 404';

const unknownPaths = [
  '/no_such_endpoint',
  '/threat_models/no/such/endpoint',
  `/threat_models/${nil}/no_such_children`,
];

/** S0, "Common Causes" of 404: the endpoint does not exist. */
export const unknownEndpoints: readonly Scenario[] = unknownPaths.map((path) =>
  scenario({
    suite: 'validation',
    title: `The path ${path.replace(nil, 'nil')} is not found, like whatever is not there`,
    cell,
    requirements: ['S0-404-unknown-endpoint'],
    run: async (story) => {
      const known = await story.send(request(story, 'getThreatModel', { path: { threat_model_id: nil } }), {
        as: 'owner',
        expect: 404,
        cause: 'unknown-resource',
        subject: 'threat_model_id',
        why: 'Ask for a threat model that is not there',
      });
      const operation = undocumentedPath(story.operation('getThreatModel'), path);
      const unknown = await story.send(
        { operation, path: {}, query: {}, headers: {}, body: undefined },
        { as: 'owner', expect: 404, why: 'Ask for a path that the API does not have' },
      );
      story.claim(unknown, {
        sentence: 'The answer has the members of every other 404',
        holds: membersOf(unknown).join() === membersOf(known).join(),
        requirement: 'S0-404-unknown-endpoint',
      });
    },
  }),
);

/** `details` may be left out, and say more of one failure than of another. */
function membersOf({ json }: Answer): readonly string[] {
  if (!isObject(json)) return [];
  return Object.keys(json)
    .filter((name) => name !== 'details')
    .sort();
}
