import { type Draft, request, type Scenario, type Story } from '../../../../suite/suite.ts';
import { admitted, enteredAgain, type Person } from '../../steps/people.ts';
import { giveRole, newName, newPermission, newRole, roleWith, takeUsualRole } from '../../steps/roles.ts';
import { scenario } from '../scenario.ts';

const everyPermission = ['users', 'roles', 'permissions'].flatMap((resource) =>
  ['read', 'create', 'update', 'delete'].map((action) => `${resource}.${action}`),
);

/** What a permission lets somebody do. */
interface Permitted {
  readonly permission: string;
  readonly cell: string;
  /** The requests that need it. What they are about belongs to the story. */
  readonly requests: (story: Story) => Promise<readonly Draft[]>;
}

const permitted: readonly Permitted[] = [
  {
    permission: 'users.read',
    cell: 'GET /api/v1/users/{id} 403',
    requests: async (story) => {
      const { id } = await admitted(story);
      return ['getUser', 'listUserRoles', 'listUserPermissions'].map((name) =>
        request(story, name, { path: { id } }),
      );
    },
  },
  {
    permission: 'users.update',
    cell: 'PUT /api/v1/users/{id} 403',
    requests: async (story) => {
      const { id } = await admitted(story);
      const roleId = await newRole(story);
      return [
        request(story, 'changeUser', { path: { id }, json: { displayName: 'Changed' } }),
        request(story, 'giveRole', { path: { id }, json: { roleId } }),
        request(story, 'takeRole', { path: { id, roleId } }),
      ];
    },
  },
  {
    permission: 'users.delete',
    cell: 'DELETE /api/v1/users/{id} 403',
    requests: async (story) => {
      const { id } = await admitted(story);
      return [request(story, 'deleteUser', { path: { id } })];
    },
  },
  {
    permission: 'roles.read',
    cell: 'GET /api/v1/roles/{id} 403',
    requests: async (story) => {
      const path = { id: await newRole(story) };
      return [
        request(story, 'listRoles'),
        request(story, 'getRole', { path }),
        request(story, 'listRolePermissions', { path }),
      ];
    },
  },
  {
    permission: 'roles.create',
    cell: 'POST /api/v1/roles 403',
    requests: async (story) => [request(story, 'createRole', { json: { name: newName(story) } })],
  },
  {
    permission: 'roles.update',
    cell: 'PUT /api/v1/roles/{id} 403',
    requests: async (story) => {
      const id = await newRole(story);
      const permissionId = await newPermission(story);
      return [
        request(story, 'changeRole', { path: { id }, json: { description: 'Changed' } }),
        request(story, 'givePermission', { path: { id }, json: { permissionId } }),
        request(story, 'takePermission', { path: { id, permissionId } }),
      ];
    },
  },
  {
    permission: 'roles.delete',
    cell: 'DELETE /api/v1/roles/{id} 403',
    requests: async (story) => [request(story, 'deleteRole', { path: { id: await newRole(story) } })],
  },
  {
    permission: 'permissions.read',
    cell: 'GET /api/v1/permissions/{id} 403',
    requests: async (story) => [
      request(story, 'listPermissions'),
      request(story, 'getPermission', { path: { id: await newPermission(story) } }),
    ],
  },
  {
    permission: 'permissions.create',
    cell: 'POST /api/v1/permissions 403',
    requests: async (story) => [
      request(story, 'createPermission', {
        json: { name: newName(story), resource: 'reports', action: 'read' },
      }),
    ],
  },
  {
    permission: 'permissions.update',
    cell: 'PUT /api/v1/permissions/{id} 403',
    requests: async (story) => [
      request(story, 'changePermission', {
        path: { id: await newPermission(story) },
        json: { description: 'Changed' },
      }),
    ],
  },
  {
    permission: 'permissions.delete',
    cell: 'DELETE /api/v1/permissions/{id} 403',
    requests: async (story) => [
      request(story, 'deletePermission', { path: { id: await newPermission(story) } }),
    ],
  },
];

/** S, FORBIDDEN: each permission by itself, and all the others without it. */
export const singlePermissions: readonly Scenario[] = permitted.map(({ permission, cell, requests }) =>
  scenario({
    suite: 'authorization',
    title: `Who has ${permission} and nothing else may do what it is for, and who has everything else may not`,
    cell,
    requirements: ['S-forbidden'],
    needs: ['business-rules'],
    run: async (story) => {
      const drafts = await requests(story);
      const others = everyPermission.filter((each) => each !== permission);
      const without = await withPermissions(story, others, 'without');
      for (const draft of drafts)
        await story.send(draft, {
          as: without.account,
          expect: 403,
          cause: 'insufficient-role',
          why: `${draft.operation.summary}, with every permission but ${permission}`,
        });
      const only = await withPermissions(story, [permission], 'only');
      for (const draft of drafts)
        await story.send(draft, {
          as: only.account,
          expect: draft.operation.method === 'POST' && !draft.operation.path.includes('{') ? 201 : 200,
          why: `${draft.operation.summary}, with ${permission} and nothing else`,
        });
    },
  }),
);

/** Somebody who is logged in with some permissions of the API, and no others. */
async function withPermissions(
  story: Story,
  permissions: readonly string[],
  called: string,
): Promise<Person> {
  const somebody = await admitted(story);
  await giveRole(story, somebody.id, await roleWith(story, permissions));
  await takeUsualRole(story, somebody.id);
  return enteredAgain(story, somebody, called);
}
