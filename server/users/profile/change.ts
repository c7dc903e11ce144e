import { record } from '../audit/record.ts';
import { anyUser } from '../routing/authz.ts';
import { callerOf } from '../routing/call.ts';
import { operation } from '../routing/operation.ts';
import { updateUser } from '../users/repository.ts';

interface ProfileChange {
  readonly displayName?: string;
  readonly avatarImageUrl?: string;
}

/** PUT /api/v1/users/me */
export const changeProfile = operation<ProfileChange>({
  id: 'changeProfile',
  method: 'PUT',
  path: '/api/v1/users/me',
  authz: anyUser,
  reads: true,
  success: { code: 'UPDATE_PROFILE_SUCCESS', message: 'Profile changed' },
  handler: async (call) => {
    const { server, db, body } = call;
    const { id } = callerOf(call);
    await updateUser(db, server, id, {
      ...(body.displayName !== undefined && { display_name: body.displayName }),
      ...(body.avatarImageUrl !== undefined && { avatar_image_url: body.avatarImageUrl }),
    });
    await record(call, { event: 'AUDIT_PROFILE_UPDATED', resource: 'users', action: 'update', target: id });
    return {};
  },
});
