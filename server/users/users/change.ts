import { record } from '../audit/record.ts';
import { fail } from '../errors/users-error.ts';
import { permitted } from '../routing/authz.ts';
import { operation } from '../routing/operation.ts';
import type { Truth, UserRow } from '../storage/tables.ts';
import { lockUser, updateUser } from './repository.ts';

interface UserChange {
  readonly displayName?: string;
  readonly avatarImageUrl?: string;
  readonly isActive?: boolean;
  readonly isVerified?: boolean;
}

/** PUT /api/v1/users/{id}: what is left out stays. Tokens of whoever is no longer active never count again. */
export const changeUser = operation<UserChange>({
  id: 'changeUser',
  method: 'PUT',
  path: '/api/v1/users/{id}',
  authz: permitted('users.update'),
  reads: true,
  success: { code: 'ADMIN_UPDATE_USER_SUCCESS', message: 'User changed' },
  handler: async (call) => {
    const { server, db, path, body } = call;
    const user = await lockUser(db, path.id ?? '');
    if (!user) throw fail('RESOURCE_NOT_FOUND');
    await updateUser(db, server, user.id, changesIn(user, body));
    await record(call, {
      ...{ event: 'AUDIT_USER_UPDATED', resource: 'users', action: 'update', target: user.id },
      metadata: { changed: Object.keys(body) },
    });
    return {};
  },
});

function changesIn(user: UserRow, change: UserChange) {
  const { displayName, avatarImageUrl, isActive, isVerified } = change;
  return {
    display_name: displayName ?? user.display_name,
    avatar_image_url: avatarImageUrl ?? user.avatar_image_url,
    is_active: truth(isActive) ?? user.is_active,
    is_verified: truth(isVerified) ?? user.is_verified,
    epoch: isActive === false ? user.epoch + 1 : user.epoch,
  };
}

function truth(value: boolean | undefined): Truth | undefined {
  return value === undefined ? undefined : value ? 1 : 0;
}
