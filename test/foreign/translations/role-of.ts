import { type Answered, type Asked, isMembers, jsonOf, type Members, nothing } from '../front/message.ts';
import type { Behind } from '../front/translation.ts';
import { whoAmI } from './who-am-i.ts';

export type Role = 'reader' | 'writer' | 'owner';

const roles: readonly unknown[] = ['reader', 'writer', 'owner'];

/** What the caller may do with the threat model in the path (facts, 4.1); undefined where they may not even read it. */
export async function roleOf(behind: Behind, asked: Asked): Promise<Role | undefined> {
  const [, root = '', id = ''] = asked.path.split('/');
  const headers = asked.headers.filter(([name]) => !name.toLowerCase().startsWith('content-'));
  const reading = { method: 'GET', path: `/${root}/${id}`, query: '', headers, body: nothing };
  const model = membersOf(await behind.ask(reading));
  const caller = model && membersOf(await whoAmI(behind, asked));
  return caller && highest([...entriesOf(model), { ...principalOf(model), role: 'owner' }], caller);
}

function membersOf(answered: Answered): Members | undefined {
  const json = answered.status === 200 ? jsonOf(answered) : undefined;
  return isMembers(json) ? json : undefined;
}

function entriesOf({ authorization }: Members): readonly Members[] {
  return Array.isArray(authorization) ? authorization.filter(isMembers) : [];
}

function principalOf({ owner }: Members): Members {
  return isMembers(owner) ? owner : {};
}

function highest(entries: readonly Members[], { provider_id: id, groups }: Members): Role | undefined {
  const names: readonly unknown[] = ['everyone', ...(Array.isArray(groups) ? groups : [])];
  const ranks = entries
    .filter(({ principal_type, provider_id }) =>
      principal_type === 'group' ? names.includes(provider_id) : provider_id === id,
    )
    .map(({ role }) => roles.indexOf(role));
  return roles[Math.max(...ranks)] as Role | undefined;
}
