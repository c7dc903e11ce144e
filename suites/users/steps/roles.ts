import { type Answer, isObject, request, Stop, type Story, textAt, valueAt } from '../../../suite/suite.ts';

/** A short text that is part of a name or an address, and that nobody else has. */
export function newName(story: Story): string {
  return story
    .unique()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

/** A role of this story, by its identifier. */
export async function newRole(story: Story, name = newName(story)): Promise<string> {
  const answer = await story.send(request(story, 'createRole', { json: { name } }), {
    as: 'admin',
    expect: 201,
    step: 'set-up',
    why: 'Create a role for this scenario',
  });
  return textAt(answer, '/data/id');
}

/** A permission of this story, by its identifier. */
export async function newPermission(story: Story, name = newName(story)): Promise<string> {
  const json = { name, resource: 'reports', action: 'read' };
  const answer = await story.send(request(story, 'createPermission', { json }), {
    as: 'admin',
    expect: 201,
    step: 'set-up',
    why: 'Create a permission for this scenario',
  });
  return textAt(answer, '/data/id');
}

/** A new role that has some of the permissions of the API, and no others. */
export async function roleWith(story: Story, permissions: readonly string[]): Promise<string> {
  const id = await newRole(story);
  const known = await story.send(request(story, 'listPermissions'), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: 'List the permissions',
  });
  for (const name of permissions) await givePermission(story, id, identifierOf(known, name));
  return id;
}

function givePermission(story: Story, id: string, permissionId: string): Promise<Answer> {
  return story.send(request(story, 'givePermission', { path: { id }, json: { permissionId } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: 'Give the role a permission',
  });
}

export function giveRole(story: Story, id: string, roleId: string): Promise<Answer> {
  return story.send(request(story, 'giveRole', { path: { id }, json: { roleId } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: 'Give somebody the role',
  });
}

/** Takes the role from somebody that every account has. */
export async function takeUsualRole(story: Story, id: string): Promise<void> {
  const roles = await story.send(request(story, 'listUserRoles', { path: { id } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: 'List the roles of the account',
  });
  const roleId = identifierOf(roles, 'user');
  await story.send(request(story, 'takeRole', { path: { id, roleId } }), {
    as: 'admin',
    expect: 200,
    step: 'set-up',
    why: 'Take the role from the account that every account has',
  });
}

/** The identifier of what has a name in a list. Stops the scenario without it. */
function identifierOf(answer: Answer, name: string): string {
  const found = itemsIn(answer).find((each) => each.name === name)?.id;
  if (typeof found === 'string') return found;
  throw new Stop('setup-failed', `the answer to ${answer.operation} has nothing with the name ${name}`);
}

/** The objects of a list in an answer. */
export function itemsIn(answer: Answer, pointer = '/data'): Readonly<Record<string, unknown>>[] {
  const value = valueAt(answer, pointer);
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** The identifiers of a list in an answer. */
export function identifiersIn(answer: Answer): string[] {
  return itemsIn(answer).map(({ id }) => String(id));
}
