import { invalid } from '../../../server/users/errors/users-error.ts';
import { family } from '../sabotage.ts';
import { answering } from '../seams/answers.ts';
import { before } from '../seams/handlers.ts';
import {
  changePermission,
  changeRole,
  changeUser,
  createPermission,
  createRole,
  deleteRole,
  deleteUser,
  giveRole,
  listUserRoles,
  listUsers,
  logIn,
  readRole,
  readUser,
  refresh,
  takeRole,
} from './operations.ts';
import { triggers } from './seams.ts';

type Page = Readonly<Record<'page' | 'pageSize' | 'totalItems' | 'totalPages', number>> & {
  readonly items: readonly unknown[];
};

/** Another page in the place of that in the envelope. */
function paging(change: (page: Page, query: Readonly<Record<string, string>>) => object) {
  return answering({
    of: [200],
    json: (body, { query }) => {
      const { data, ...envelope } = body as { readonly data: Page };
      return { ...envelope, data: { ...data, ...change(data, query as Readonly<Record<string, string>>) } };
    },
  });
}

const column = { roles: 'id, name, description, created_at' } as const;

/** What administrators do, and what does not come of it. */
export const administration = family('administration', [
  {
    id: 'unknown-role-deleted',
    title: 'The deletion of a role that does not exist succeeds, as in the original.',
    at: [deleteRole],
    requirements: ['S-resource-not-found'],
    cells: [`${deleteRole} 404`],
    apply: answering({
      of: [404],
      status: 200,
      json: (body) => ({
        ...(body as object),
        ...{ success: true, code: 'DELETE_ROLE_SUCCESS', errors: undefined, data: {} },
      }),
    }),
  },
  {
    id: 'deleted-role-stays',
    title: 'A role that is deleted is still there.',
    at: [deleteRole],
    seenAt: [readRole, changeRole, listUserRoles, giveRole, takeRole],
    requirements: ['S-resource-not-found'],
    cells: [`${deleteRole} 404`, `${readRole} 404`, `${changeRole} 404`],
    apply: triggers(
      `after delete on roles begin insert into roles (${column.roles})
       values (old.id, old.name, old.description, old.created_at); end`,
    ),
  },
  {
    id: 'role-given-twice-is-refused',
    title: 'Giving a role again is refused.',
    at: [giveRole],
    requirements: ['S-resource-not-found'],
    cells: [`${giveRole} 200`],
    apply: before(async ({ server, params, body }) => {
      const { id = '' } = params as Readonly<Record<string, string>>;
      const { roleId } = body as { readonly roleId: string };
      const found = await server.users.storage.db
        .selectFrom('user_roles')
        .select('role_id')
        .where('user_id', '=', id)
        .where('role_id', '=', roleId)
        .executeTakeFirst();
      if (found) throw invalid('roleId', 'already exists');
    }),
  },
  {
    id: 'role-taken-takes-all',
    title: 'Taking a role takes all roles.',
    at: [takeRole],
    seenAt: ['*'],
    requirements: ['S-forbidden'],
    apply: triggers(
      'after delete on user_roles begin delete from user_roles where user_id = old.user_id; end',
    ),
  },
  {
    id: 'given-role-not-kept',
    title: 'Giving a role succeeds, and is not kept.',
    at: [giveRole],
    seenAt: ['*'],
    requirements: ['S-resource-not-found', 'S-forbidden'],
    apply: triggers(
      `after insert on user_roles when (select name from roles where id = new.role_id) not in ('user', 'admin')
       begin delete from user_roles where user_id = new.user_id and role_id = new.role_id; end`,
    ),
  },
  {
    id: 'change-clears-the-rest',
    title: 'A change of the name of a role clears its description.',
    at: [changeRole],
    seenAt: [readRole],
    requirements: ['S-resource-not-found'],
    apply: triggers(
      `after update of name on roles when new.name <> old.name
       begin update roles set description = null where id = new.id; end`,
    ),
  },
  {
    id: 'change-of-user-not-kept',
    title: 'The change of a user is confirmed, and not kept.',
    at: [changeUser],
    seenAt: [readUser],
    requirements: ['S-prefix'],
    apply: triggers(
      `after update of display_name on users when new.display_name <> old.display_name
       begin update users set display_name = old.display_name where id = new.id; end`,
    ),
  },
  {
    id: 'deactivation-not-kept',
    title: 'Whoever is deactivated still logs in.',
    at: [changeUser],
    seenAt: [logIn, readUser, 'GET /api/v1/auth/oauth2/*/callback'],
    requirements: ['S-forbidden'],
    apply: triggers(
      `after update of is_active on users when new.is_active = 0
       begin update users set is_active = 1 where id = new.id; end`,
    ),
  },
  {
    id: 'tokens-come-back',
    title: 'Tokens of whoever was deactivated count again once the account is active.',
    at: [changeUser],
    seenAt: ['GET /api/v1/users/me', refresh],
    requirements: ['S-token-blacklisted'],
    apply: triggers(
      `after update of epoch on users when new.epoch > old.epoch
       begin update users set epoch = old.epoch where id = new.id; end`,
    ),
  },
  {
    id: 'deleted-name-stays-taken',
    title: 'The deletion of a user keeps the account, under another identifier.',
    at: [deleteUser],
    seenAt: [logIn, 'POST /api/v1/auth/sign-up'],
    requirements: ['S-resource-not-found', 'S-invalid-credentials', 'S-prefix', 'S-forbidden'],
    apply: triggers(
      `after delete on users begin insert into users values ('x' || substr(old.id, 2), old.username, old.email,
       old.display_name, old.avatar_image_url, 0, old.is_verified, old.password_hash, old.created_at,
       old.updated_at, old.last_login_at, old.failed_logins, old.locked_until, old.epoch, old.totp_secret,
       old.totp_step); end`,
    ),
  },
  {
    id: 'second-role-of-one-name-is-a-failure',
    title: 'A second role of one name is 500, as in the original.',
    at: [createRole, changeRole],
    requirements: ['S-validation-error', 'S-validation-errors-array'],
    cells: [`${createRole} 400`, `${changeRole} 400`],
    apply: answering({ of: [400], saying: 'already exists', status: 500 }),
  },
  {
    id: 'second-permission-of-one-name-is-a-conflict',
    title: 'A second permission of one name is 409, which is not documented.',
    at: [createPermission, changePermission],
    requirements: ['S-validation-error', 'S-validation-errors-array'],
    cells: [`${createPermission} 400`, `${changePermission} 400`],
    apply: answering({ of: [400], saying: 'already exists', status: 409 }),
  },
  {
    id: 'pages-of-any-size',
    title: 'A page is as large as somebody wants.',
    at: [listUsers],
    requirements: ['S-prefix'],
    cells: [`${listUsers} 200`],
    apply: paging(({ pageSize }, { pageSize: wanted }) => ({
      pageSize: Math.max(pageSize, Number(wanted ?? 0)),
    })),
  },
  {
    id: 'page-counted-as-all',
    title: 'The number of users is that of the page.',
    at: [listUsers],
    requirements: ['S-prefix'],
    apply: paging(({ items }) => ({ totalItems: items.length })),
  },
  {
    id: 'always-a-next-page',
    title: 'Every page says that there is a next one.',
    at: [listUsers],
    requirements: ['S-prefix'],
    apply: paging(() => ({ hasNext: true })),
  },
  {
    id: 'pages-from-zero',
    title: 'Pages are numbered from 0.',
    at: [listUsers],
    requirements: ['S-prefix'],
    cells: [`${listUsers} 200`],
    apply: paging(({ page }) => ({ page: page - 1 })),
  },
]);
