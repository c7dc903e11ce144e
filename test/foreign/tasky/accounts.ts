import { bodyOf, type Call, callerOf, ok, Refusal, type Route, requireAdministrator } from './call.ts';
import { castText, findById, keep, newStored, type Records, type Role, type User } from './records.ts';
import type { Release } from './release.ts';
import { person } from './shown.ts';

const roles: readonly unknown[] = ['admin', 'member', 'viewer'];

/** A new account; whoever registers at the later release administers everything. */
export function register(
  records: Records,
  { name, email, password, role }: { name: string; email: string; password: string; role: Role },
): User {
  return keep(records.users, {
    ...newStored(),
    name: name.trim(),
    email: email.trim().toLowerCase(),
    password,
    role,
  });
}

export function accountRoutes(release: Release): readonly Route[] {
  const isLater = release === 'r31';
  const own: readonly Route[] = [
    {
      route: 'POST /register',
      public: true,
      handler: (call) => {
        const { name, email, password } = bodyOf(call);
        if (!name || !email || !password) throw new Refusal(400, 'Missing fields');
        const address = castText(email, 'email') ?? '';
        if (isLater && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address))
          throw new Refusal(400, 'Invalid email format');
        if (byEmail(call.records, address)) throw new Refusal(409, 'Email already in use');
        const user = register(call.records, {
          name: castText(name, 'name') ?? '',
          email: address,
          password: castText(password, 'password') ?? '',
          role: isLater ? 'admin' : 'member',
        });
        return ok({ user: shown(user), token: call.sign(user) }, 201);
      },
    },
    {
      route: 'POST /login',
      public: true,
      handler: (call) => {
        const { email, password } = bodyOf(call);
        if (!email || !password) throw new Refusal(400, 'Missing email/password');
        const user = byEmail(call.records, castText(email, 'email') ?? '');
        if (!user || user.password !== password) throw new Refusal(401, 'Invalid credentials');
        return ok({ user: shown(user), token: call.sign(user) });
      },
    },
    {
      route: 'GET /me',
      handler: (call) => {
        const user = callerOf(call);
        const { role } = user;
        const rights = {
          permissions: [],
          isAdmin: role === 'admin',
          isMember: role === 'member',
          isViewer: role === 'viewer',
        };
        return ok({ ...shown(user), ...(isLater && rights) });
      },
    },
    {
      route: 'GET /',
      handler: (call) => {
        if (isLater) requireAdministrator(call);
        return ok({ users: [...call.records.users.values()].toReversed().map(shown) });
      },
    },
  ];
  const later: readonly Route[] = [
    {
      route: 'GET /team',
      handler: ({ records }) => ok({ users: [...records.users.values()].map(person) }),
    },
    {
      route: 'PUT /:userId/role',
      handler: (call) => {
        requireAdministrator(call);
        const { role } = bodyOf(call);
        if (!roles.includes(role)) throw new Refusal(400, 'Invalid role');
        const user = findById(call.records.users, call.path.userId);
        if (!user) throw new Refusal(404, 'User not found');
        user.role = role as Role;
        return ok({ user: shown(user) });
      },
    },
  ];
  // The same router under two prefixes.
  return ['/api/auth', '/api/users'].flatMap((prefix) =>
    (isLater ? [...own, ...later] : own).map((each) => ({
      ...each,
      route: each.route.replace(' /', ` ${prefix}/`).replace(/\/$/, ''),
    })),
  );
}

function byEmail({ users }: Call['records'], email: string): User | undefined {
  const kept = email.trim().toLowerCase();
  return [...users.values()].find((user) => user.email === kept);
}

function shown({ password: _, ...user }: User): object {
  return user;
}
