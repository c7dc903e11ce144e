import { randomUUID } from 'node:crypto';

export interface User {
  readonly id: string;
  readonly username: string;
  readonly email: string;
  displayName: string;
  avatarImageUrl: string | null;
  isActive: boolean;
  isVerified: boolean;
  readonly password: string;
  failures: number;
  locked: boolean;
  readonly roles: Set<string>;
}

export interface Role {
  readonly id: string;
  name: string;
  description: string | null;
  readonly permissions: Set<string>;
}

export interface Permission {
  readonly id: string;
  name: string;
  readonly resource: string;
  readonly action: string;
  description: string | null;
}

export interface Records {
  readonly users: Map<string, User>;
  readonly roles: Map<string, Role>;
  readonly permissions: Map<string, Permission>;
  readonly blacklist: Set<string>;
}

export function seeded(): Records {
  const permissions = new Map<string, Permission>();
  for (const resource of ['users', 'roles', 'permissions'])
    for (const action of ['read', 'create', 'update', 'delete']) {
      const id = randomUUID();
      permissions.set(id, { id, name: `${resource}.${action}`, resource, action, description: null });
    }
  const roles = new Map<string, Role>();
  for (const name of ['admin', 'user']) {
    const id = randomUUID();
    const given = [...permissions.values()].filter((each) => name === 'admin' || each.name === 'users.read');
    roles.set(id, { id, name, description: null, permissions: new Set(given.map((each) => each.id)) });
  }
  return { users: new Map(), roles, permissions, blacklist: new Set() };
}

export function roleNamed({ roles }: Records, name: string): Role {
  const role = [...roles.values()].find((each) => each.name === name);
  if (!role) throw new Error(`no role is called ${name}`);
  return role;
}
