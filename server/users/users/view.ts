import type { UserRow } from '../storage/tables.ts';

/** An account, without any of its secrets. */
export function viewUser(user: UserRow) {
  const { id, username, email, display_name, avatar_image_url, is_active, is_verified } = user;
  return {
    ...{ id, username, email },
    displayName: display_name,
    avatarImageUrl: avatar_image_url,
    isActive: is_active === 1,
    isVerified: is_verified === 1,
  };
}
