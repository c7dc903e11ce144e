import { request, type Scenario } from '../../../../suite/suite.ts';
import { itemsIn, newName, newPermission, newRole } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

/** S, VALIDATION_ERROR, as decided: the source has no other code for the name of a role or permission that exists. */
export const duplicateNames: readonly Scenario[] = [
  { what: 'role', create: 'createRole', change: 'changeRole', make: newRole, more: {} },
  {
    what: 'permission',
    create: 'createPermission',
    change: 'changePermission',
    make: newPermission,
    more: { resource: 'reports', action: 'read' },
  },
].map(({ what, create, change, make, more }) =>
  scenario({
    suite: 'validation',
    title: `A second ${what} of one name is refused, and so is its change to that name`,
    cell: `POST /api/v1/${what}s 400`,
    requirements: ['S-validation-error', 'S-validation-errors-array'],
    needs: ['business-rules'],
    run: async (story) => {
      const name = newName(story);
      const id = await make(story, name);
      const other = await make(story, newName(story));
      const duplicate = {
        as: 'admin',
        expect: 400,
        cause: 'already-exists',
        subject: 'name',
        example: 'duplicate_name',
      } as const;
      for (const [draft, why] of [
        [request(story, create, { json: { name, ...more } }), `Create another ${what} of the name`],
        [
          request(story, change, { path: { id: other }, json: { name } }),
          `Change another ${what} to the name`,
        ],
      ] as const) {
        const refused = await story.send(draft, { ...duplicate, why });
        story.claim(refused, {
          sentence: 'The reason names the member',
          holds: itemsIn(refused, '/errors').some(({ field }) => field === 'name'),
          requirement: 'S-validation-errors-array',
        });
      }
      await story.send(request(story, change, { path: { id }, json: { name } }), {
        as: 'admin',
        expect: 200,
        step: 'follow-up',
        why: `Change the ${what} to the name that it has`,
      });
    },
  }),
);
