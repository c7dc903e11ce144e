import { contains, request, type Scenario, valueAt } from '../../../../suite/suite.ts';
import { admitted } from '../../steps/people.ts';
import { identifiersIn, newName, newPermission, newRole } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

const gone = {
  as: 'admin',
  expect: 404,
  cause: 'unknown-resource',
  subject: 'id',
  step: 'follow-up',
} as const;
const done = { as: 'admin', expect: 200 } as const;

/** S, RESOURCE_NOT_FOUND: roles and permissions from their creation to their deletion. */
export const access: readonly Scenario[] = [
  { what: 'role', read: 'getRole', change: 'changeRole', remove: 'deleteRole', make: newRole },
  {
    what: 'permission',
    read: 'getPermission',
    change: 'changePermission',
    remove: 'deletePermission',
    make: newPermission,
  },
].map(({ what, read, change, remove, make }) =>
  scenario({
    suite: 'lifecycle',
    title: `A ${what} is what the last change made of it, until it is deleted`,
    cell: `GET /api/v1/${what}s/{id} 404`,
    requirements: ['S-resource-not-found'],
    needs: ['business-rules'],
    run: async (story) => {
      const name = newName(story);
      const path = { id: await make(story, name) };
      const readIt = request(story, read, { path });
      const fresh = await story.send(readIt, { ...done, why: `Read the new ${what}` });
      story.claim(fresh, {
        sentence: 'It is what was asked for',
        holds: contains(valueAt(fresh, '/data'), { ...path, name, description: null }),
        requirement: 'S-resource-not-found',
      });
      for (const json of [{ description: 'Described' }, { name: newName(story) }, {}]) {
        const before = await story.send(readIt, { ...done, step: 'follow-up', why: `Read the ${what}` });
        await story.send(request(story, change, { path, json }), { ...done, why: `Change the ${what}` });
        const after = await story.send(readIt, { ...done, step: 'follow-up', why: `Read the ${what} again` });
        story.claim(after, {
          sentence: 'What the change names is changed, and nothing else',
          holds: contains(valueAt(after, '/data'), { ...dataOf(before), ...json }),
          requirement: 'S-resource-not-found',
        });
      }
      await story.send(request(story, remove, { path }), { ...done, why: `Delete the ${what}` });
      await story.send(readIt, { ...gone, why: `Read the ${what} after its deletion` });
      await story.send(request(story, remove, { path }), { ...gone, why: `Delete the ${what} once more` });
      await story.send(request(story, change, { path, json: {} }), {
        ...gone,
        why: `Change the ${what} after its deletion`,
      });
    },
  }),
);

function dataOf(answer: Parameters<typeof valueAt>[0]): object {
  const data = valueAt(answer, '/data');
  return typeof data === 'object' && data !== null ? data : {};
}

/** What is given and taken: `holder` has it, `list` shows it, and it goes with its own deletion. */
export const assignments: readonly Scenario[] = [
  scenario({
    suite: 'lifecycle',
    title: 'A role that is given or taken twice is there once or not at all, and goes with its deletion',
    cell: 'POST /api/v1/users/{id}/roles 404',
    requirements: ['S-resource-not-found'],
    needs: ['business-rules'],
    run: async (story) => {
      const { id } = await admitted(story);
      const roleId = await newRole(story);
      const list = async (count: number): Promise<void> => {
        const answer = await story.send(request(story, 'listUserRoles', { path: { id } }), {
          ...done,
          step: 'follow-up',
          why: 'List the roles of the account',
        });
        story.claim(answer, {
          sentence: `The role is in the list ${count === 1 ? 'once' : 'no more'}`,
          holds: identifiersIn(answer).filter((each) => each === roleId).length === count,
          requirement: 'S-resource-not-found',
        });
      };
      const give = request(story, 'giveRole', { path: { id }, json: { roleId } });
      const take = request(story, 'takeRole', { path: { id, roleId } });
      for (const why of ['Give the role', 'Give it again, which changes nothing'])
        await story.send(give, { ...done, why });
      await list(1);
      for (const why of ['Take the role', 'Take it again, which changes nothing'])
        await story.send(take, { ...done, why });
      await list(0);
      await story.send(give, { ...done, why: 'Give the role once more' });
      await story.send(request(story, 'deleteRole', { path: { id: roleId } }), {
        ...done,
        why: 'Delete the role',
      });
      await list(0);
      await story.send(give, { ...gone, subject: 'roleId', why: 'Give the role that is deleted' });
      await story.send(take, { ...gone, subject: 'roleId', why: 'Take the role that is deleted' });
    },
  }),
  scenario({
    suite: 'lifecycle',
    title:
      'A permission that is given or taken twice is there once or not at all, and goes with its deletion',
    cell: 'POST /api/v1/roles/{id}/permissions 404',
    requirements: ['S-resource-not-found'],
    needs: ['business-rules'],
    run: async (story) => {
      const user = await admitted(story);
      const id = await newRole(story);
      const permissionId = await newPermission(story);
      await story.send(request(story, 'giveRole', { path: { id: user.id }, json: { roleId: id } }), {
        ...done,
        step: 'set-up',
        why: 'Give the role to somebody',
      });
      const list = async (count: number): Promise<void> => {
        for (const [name, path] of [
          ['listRolePermissions', { id }],
          ['listUserPermissions', { id: user.id }],
        ] as const) {
          const answer = await story.send(request(story, name, { path }), {
            ...done,
            step: 'follow-up',
            why: 'List the permissions',
          });
          story.claim(answer, {
            sentence: `The permission is in the list ${count === 1 ? 'once' : 'no more'}`,
            holds: identifiersIn(answer).filter((each) => each === permissionId).length === count,
            requirement: 'S-resource-not-found',
          });
        }
      };
      const give = request(story, 'givePermission', { path: { id }, json: { permissionId } });
      const take = request(story, 'takePermission', { path: { id, permissionId } });
      for (const why of ['Give the permission', 'Give it again, which changes nothing'])
        await story.send(give, { ...done, why });
      await list(1);
      for (const why of ['Take the permission', 'Take it again, which changes nothing'])
        await story.send(take, { ...done, why });
      await list(0);
      await story.send(give, { ...done, why: 'Give the permission once more' });
      await story.send(request(story, 'deletePermission', { path: { id: permissionId } }), {
        ...done,
        why: 'Delete the permission',
      });
      await list(0);
      await story.send(give, {
        ...gone,
        subject: 'permissionId',
        why: 'Give the permission that is deleted',
      });
    },
  }),
];
