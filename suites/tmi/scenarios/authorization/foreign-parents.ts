import { request, type Scenario, textAt } from '../../../../suite/suite.ts';
import { families } from '../../steps/families.ts';
import { ownThreatModel } from '../../steps/threat-models.ts';
import { scenario } from '../scenario.ts';

/** Object-level authorization: the path through one's own threat model leads to nothing of another one. */
export const foreignParents: readonly Scenario[] = families.map(
  ({ singular, Name, parameter, input, itemPath }) =>
    scenario({
      suite: 'authorization',
      title: `A ${singular} is not found in another threat model`,
      cell: `GET ${itemPath} 404`,
      requirements: ['S0-404-unknown-resource', 'S0-403-no-access'],
      run: async (story) => {
        const [mine, other] = [await ownThreatModel(story, 'owner'), await ownThreatModel(story, 'owner')];
        const json = input(8, `Elsewhere ${story.unique()}`);
        const created = await story.send(request(story, `create${Name}`, { path: other, json }), {
          as: 'owner',
          expect: 201,
          step: 'set-up',
          why: `Create one ${singular} in the other threat model`,
        });
        const path = { ...mine, [parameter]: textAt(created, '/id') };
        await story.send(request(story, `get${Name}`, { path }), {
          as: 'owner',
          expect: 404,
          cause: 'unknown-resource',
          subject: parameter,
          why: `Read the ${singular} through the wrong threat model`,
        });
        await story.send(request(story, `delete${Name}`, { path }), {
          as: 'owner',
          expect: 404,
          cause: 'unknown-resource',
          subject: parameter,
          step: 'follow-up',
          why: `Delete the ${singular} through the wrong threat model`,
        });
        await story.send(
          request(story, `get${Name}`, { path: { ...other, [parameter]: textAt(created, '/id') } }),
          {
            as: 'owner',
            expect: 200,
            step: 'follow-up',
            why: `Check that the ${singular} is still where it belongs`,
          },
        );
      },
    }),
);
